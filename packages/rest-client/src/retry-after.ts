/** Seconds. What asks for longer than a day is bounded to it: servers with a broken clock ask for years. */
export const LONGEST_RETRY_AFTER = 86_400;

/** Seconds to wait by either form of `Retry-After` (RFC 9110, 10.2.3), from 0 to a day; `null` when there is none to read. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), LONGEST_RETRY_AFTER);
  // Date.parse reads nearly anything; a date of HTTP begins with the name of a day.
  const instant = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) return null;
  return Math.min(Math.max(0, Math.ceil((instant - now) / 1000)), LONGEST_RETRY_AFTER);
}
