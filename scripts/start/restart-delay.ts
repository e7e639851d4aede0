const WITHIN_MS = 60_000;
const MOST = 5;
const FIRST_MS = 250;

/**
 * Milliseconds to wait before a process that has ended is started again, longer each time; `null` = it ends so often
 * that starting it again mends nothing. `ends` = when it ended so far, in milliseconds, the last one now.
 */
export function restartDelay(ends: readonly number[]): number | null {
  const now = ends.at(-1) ?? 0;
  const recent = ends.filter((end) => now - end < WITHIN_MS).length;
  return recent > MOST ? null : FIRST_MS * 2 ** (recent - 1);
}
