/**
 * Stands for an id that an API sends but that cannot be read: a number beyond 2^53, whose digits are lost, a UUID, an
 * object without an id. Somebody, and nobody knows who: never the same as `null`.
 */
export const UNKNOWN_ID = 'unknown';
export type UnknownId = typeof UNKNOWN_ID;

/** Reads an id, a positive integer, as a number or as text; `null` for anything else. */
export function toSafeId(value: unknown): number | null {
  const id = typeof value !== 'object' && /^[1-9]\d*$/.test(String(value)) ? Number(value) : 0;
  return Number.isSafeInteger(id) ? id || null : null;
}

/**
 * The id of what a property names, such as the `user` of a conversation: `null` = nothing is named (`null`, absent, or
 * empty as PHP writes it: `[]`, `false`, `''`).
 */
export function toNamedId(named: unknown): number | null | UnknownId {
  if (!named || (Array.isArray(named) && named.length === 0)) return null;
  return toSafeId(Object(named).id) ?? UNKNOWN_ID;
}
