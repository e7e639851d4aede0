/** The figure that so many of a hundred are not above. */
export function percentile(figures: readonly number[], of100: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((of100 / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Every figure, counted by steps of so many milliseconds. */
export function toHistogram(figures: readonly number[], step: number): string {
  const counts = new Map<number, number>();
  for (const figure of figures) {
    const from = Math.floor(figure / step) * step;
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([from, count]) => `${from}–${from + step} ms: ${count}`)
    .join(', ');
}
