/** Seconds to wait by either form of `Retry-After` (RFC 9110, 10.2.3), 0 or more; `null` when there is none to read. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  // Date.parse reads nearly anything; a date of HTTP begins with the name of a day.
  const instant = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : Math.max(0, Math.ceil((instant - now) / 1000));
}
