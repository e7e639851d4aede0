const FORM = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** True for an instant of RFC 3339 that exists, and that every API takes: no 30 February, no 24:00, no leap second. */
export function isInstant(text: string): boolean {
  // `Date` takes 30 February for 2 March.
  return FORM.test(text) && new Date(text.slice(0, 10)).getUTCDate() === Number(text.slice(8, 10));
}

/** Milliseconds since the epoch of an RFC 3339 instant; `NaN` for none and for a text that is none. */
export function toMillis(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : Number.NaN;
}

/** True for two spellings of one instant, for `null` twice, and for equal texts that are no instants. */
export function sameInstant(a: string | null, b: string | null): boolean {
  return a === b || toMillis(a) === toMillis(b);
}
