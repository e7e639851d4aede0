const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Aborted at an instant in milliseconds since the epoch; `null` = never. */
export function expiryAt(instant: number | null, now: number): AbortSignal {
  if (instant === null) return new AbortController().signal;
  return AbortSignal.timeout(Math.min(Math.max(0, instant - now), MAX_TIMEOUT_MS));
}
