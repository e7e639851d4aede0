import { drawBars } from './bars.ts';
import { cpuOf } from './load-table.ts';
import { ratio } from './ratio.ts';
import type { Slice } from './rounds.ts';

interface Plotted {
  readonly title: string;
  readonly slices: ReadonlyMap<string, readonly Slice[]>;
}

/** One bar per contender and workload, as long as its CPU beside that of `beside`; a line shows the range. */
export function toPlot(plots: readonly Plotted[], beside: string): string {
  const groups = plots.map(({ title, slices }) => {
    const figures = cpuOf(slices);
    const bars = [...slices.keys()]
      .map((name) => {
        const { median, lowest, highest } = ratio(figures, name, beside);
        return {
          name,
          value: median,
          lowest,
          highest,
          label: median.toFixed(1),
          isReference: name === beside,
        };
      })
      .sort((a, b) => a.value - b.value);
    return { title, bars };
  });
  return drawBars(`CPU per request as a multiple of the ${beside}`, groups);
}
