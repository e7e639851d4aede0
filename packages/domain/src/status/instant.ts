/** Milliseconds since the epoch of an RFC 3339 instant; `NaN` for `null` and for a text that is none. */
export function toMillis(instant: string | null): number {
  return Date.parse(instant ?? '');
}

/** True for two spellings of one instant, for `null` twice, and for equal texts that are no instants. */
export function sameInstant(a: string | null, b: string | null): boolean {
  return a === b || toMillis(a) === toMillis(b);
}
