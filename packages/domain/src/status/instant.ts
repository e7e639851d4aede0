/** Milliseconds since the epoch of an RFC 3339 instant; `NaN` for none and for a text that is none. */
export function toMillis(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : Number.NaN;
}

/** True for two spellings of one instant, for `null` twice, and for equal texts that are no instants. */
export function sameInstant(a: string | null, b: string | null): boolean {
  return a === b || toMillis(a) === toMillis(b);
}
