const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;

/**
 * Milliseconds to wait before the stream is opened again after so many failures in a row: twice as long each time,
 * and half of it by chance, so that the pages of a gateway that stops do not all come back at once.
 *
 * @param chance from 0 to below 1
 */
export function retryDelay(failures: number, chance: number): number {
  const whole = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 10));
  return Math.round(whole * (0.5 + chance / 2));
}
