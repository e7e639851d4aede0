import type { Figures } from './interleave.ts';

export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** How much more one costs than another, round by round: both of a round ran under the same conditions. */
export function ratio(figures: Figures, name: string, beside: string): Ratio {
  const own = figures.get(name) ?? [];
  const others = figures.get(beside) ?? [];
  const ratios = own.map((figure, round) => figure / (others[round] ?? Number.NaN)).sort((a, b) => a - b);
  return {
    median: median(ratios),
    lowest: ratios[0] ?? Number.NaN,
    highest: ratios.at(-1) ?? Number.NaN,
  };
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
