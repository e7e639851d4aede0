/**
 * How a value fits its schema, with exactly the result of zod.
 * 0: it does not. 1: it does. 3: it does, and holds a member of an open list, or a kind of content, that the API contract
 * does not list. Bits, so that the fit of a whole is the `|` of its parts.
 */
export type Fit = 0 | 1 | 3;

/** The names of {@link Fit}. */
export const FIT = { NONE: 0, LISTED: 1, UNLISTED: 3 } as const satisfies Record<string, Fit>;

/** Validates a value in one pass, without zod, copies, or code generation at run time. */
export type Guard = (value: unknown) => Fit;
