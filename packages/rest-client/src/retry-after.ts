/** Seconds, 30 days: longer than any deadline may be. Servers with a broken clock ask for years. */
const LONGEST = 2_592_000;

/** Seconds to wait by either form of `Retry-After` (RFC 9110, 10.2.3), 0 to 30 days; `null` when there is none to read. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  // Date.parse reads nearly anything; a date of HTTP begins with the name of a day.
  const instant = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((instant - now) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, seconds), LONGEST);
}
