export interface Measured {
  readonly what: string;
  /** Milliseconds. */
  readonly times: readonly number[];
}

/** The value that this share of the times do not exceed. */
function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function printTable(rows: readonly Measured[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`${' '.repeat(width)}      p50      p99  slowest`);
  for (const { what, times } of rows) {
    const columns = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(1).padStart(9));
    console.log(what.padEnd(width) + columns.join(''));
  }
}
