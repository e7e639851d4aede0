/**
 * Stands for an id that an API sends but that cannot be read: a number beyond 2^53, whose digits are lost, a UUID, an
 * object without an id. Somebody, and nobody knows who: never the same as `null`.
 */
export const UNKNOWN_ID = 'unknown';
export type UnknownId = typeof UNKNOWN_ID;

/** Reads an id, a positive integer, as a number or as text; `null` for anything else. */
export function toSafeId(value: unknown): number | null {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^[1-9]\d*$/.test(value))) return null;
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

/**
 * The id of what a property names, such as the `user` of a conversation: `null` = nothing is named (`null`, absent, or
 * empty as PHP writes it: `[]`, `false`, `''`).
 */
export function toNamedId(named: unknown): number | null | UnknownId {
  if (!named || (Array.isArray(named) && named.length === 0)) return null;
  return (typeof named === 'object' && 'id' in named ? toSafeId(named.id) : null) ?? UNKNOWN_ID;
}
