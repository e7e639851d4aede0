/**
 * A text that the API contract does not list, for a field that it lists values for.
 * Keeps the documented values in a type's completions while admitting that APIs grow.
 */
export type Unrecognized = string & { readonly unrecognized?: never };
