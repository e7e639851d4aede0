import { ratio } from '../harness/ratio.ts';
import type { Slice } from './rounds.ts';
import { cpuOf } from './table.ts';

interface Plotted {
  readonly title: string;
  readonly slices: ReadonlyMap<string, readonly Slice[]>;
}

const WIDTH = 760;
const LABELS = 140;
const BAR = 20;
const TITLE = 34;

/** An SVG with one bar per contender and workload, as long as its CPU beside that of `beside`; a line shows the range. */
export function toPlot(plots: readonly Plotted[], beside: string): string {
  const parts: string[] = [];
  let y = 0;
  for (const { title, slices } of plots) {
    const figures = cpuOf(slices);
    const bars = [...slices.keys()]
      .map((name) => ({ name, ...ratio(figures, name, beside) }))
      .sort((a, b) => a.median - b.median);
    const longest = Math.max(...bars.map(({ highest }) => highest));
    const x = (times: number) => (LABELS + (times / longest) * (WIDTH - LABELS - 60)).toFixed(1);
    parts.push(text(0, y + 20, title, 'font-weight="bold"'));
    y += TITLE;
    for (const { name, median, lowest, highest } of bars) {
      const middle = y + BAR / 2;
      parts.push(
        text(LABELS - 8, middle + 4, name, 'text-anchor="end"'),
        `<rect x="${LABELS}" y="${y + 3}" width="${Number(x(median)) - LABELS}" height="${BAR - 6}" fill="${name === beside ? '#9aa5b1' : '#3b6fd4'}"/>`,
        `<path d="M${x(lowest)} ${middle}H${x(highest)}" stroke="#111"/>`,
        text(Number(x(highest)) + 6, middle + 4, median.toFixed(1)),
      );
      y += BAR;
    }
    y += 12;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="12">
<title>CPU per request as a multiple of the ${beside}</title>
<rect width="${WIDTH}" height="${y}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${content}</text>`;
}
