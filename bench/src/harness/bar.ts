import type { Figures } from './interleave.ts';
import { ratio } from './ratio.ts';

/** A promise about two contenders of one run. */
export interface Bar {
  readonly name: string;
  readonly beside: string;
  readonly atMost: number;
}

export interface Verdict extends Bar {
  readonly measured: number;
  readonly kept: boolean;
}

export function judge(figures: Figures, bars: readonly Bar[]): Verdict[] {
  return bars.map((bar) => {
    const measured = ratio(figures, bar.name, bar.beside).median;
    return { ...bar, measured, kept: measured <= bar.atMost };
  });
}
