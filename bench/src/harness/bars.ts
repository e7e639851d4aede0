interface BarLine {
  readonly name: string;
  readonly value: number;
  /** Where a line across the end of the bar begins and ends. */
  readonly lowest: number;
  readonly highest: number;
  readonly label: string;
  /** What the others are compared with. */
  readonly isReference?: boolean;
}

export interface BarGroup {
  readonly title: string;
  readonly bars: readonly BarLine[];
}

const WIDTH = 760;
const LABELS = 140;
const BAR = 20;
const TITLE = 34;

/** An SVG of bars; each group has a scale of its own. */
export function drawBars(title: string, groups: readonly BarGroup[]): string {
  const parts: string[] = [];
  let y = 0;
  for (const group of groups) {
    const longest = Math.max(...group.bars.map(({ highest }) => highest));
    const x = (value: number) => (LABELS + (value / longest) * (WIDTH - LABELS - 80)).toFixed(1);
    parts.push(text(0, y + 20, group.title, 'font-weight="bold"'));
    y += TITLE;
    for (const { name, value, lowest, highest, label, isReference } of group.bars) {
      const middle = y + BAR / 2;
      parts.push(
        text(LABELS - 8, middle + 4, name, 'text-anchor="end"'),
        `<rect x="${LABELS}" y="${y + 3}" width="${(Number(x(value)) - LABELS).toFixed(1)}" height="${BAR - 6}" fill="${isReference ? '#9aa5b1' : '#3b6fd4'}"/>`,
        `<path d="M${x(lowest)} ${middle}H${x(highest)}" stroke="#111"/>`,
        text(Number(x(highest)) + 6, middle + 4, label),
      );
      y += BAR;
    }
    y += 12;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${WIDTH}" height="${y}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${content}</text>`;
}
