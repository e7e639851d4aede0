/** A promise of the inbox, and what it aims at. */
interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly aim: number;
  readonly unit: string;
}

export function judgeBars(bars: readonly Bar[]): { readonly list: string; readonly kept: boolean } {
  const judged = bars.map((bar) => ({ ...bar, kept: isKept(bar) }));
  const list = judged.map(({ what, measured, atMost, atLeast, aim, unit, kept }) => {
    const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
    return `- ${kept ? 'kept' : '**not kept**'}: ${what} ${bound}${unit} (aim ${aim}${unit}), measured ${round(measured)}${unit}`;
  });
  return { list: list.join('\n'), kept: judged.every(({ kept }) => kept) };
}

function isKept({
  measured,
  atMost = Number.POSITIVE_INFINITY,
  atLeast = Number.NEGATIVE_INFINITY,
}: Bar): boolean {
  return measured <= atMost && measured >= atLeast;
}

function round(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
}
