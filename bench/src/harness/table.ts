import { availableParallelism, loadavg } from 'node:os';
import type { Verdict } from './bar.ts';
import type { Figures } from './interleave.ts';
import { median, ratio } from './ratio.ts';

/** Markdown, the cheapest first. `unit`: what one run is. */
export function toTable(figures: Figures, beside: string, unit: string): string {
  const rows = [...figures]
    .map(([name, cpus]) => ({ name, cpu: median(cpus), ...ratio(figures, name, beside) }))
    .sort((a, b) => a.median - b.median)
    .map(
      ({ name, cpu, median: middle, lowest, highest }) =>
        `| ${name} | ${middle.toFixed(2)} | ${lowest.toFixed(2)}–${highest.toFixed(2)} | ${cpu.toFixed(1)} |`,
    );
  return [
    `| | CPU, ${beside} = 1 | of all rounds | µs per ${unit} |`,
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

export function toBarList(verdicts: readonly Verdict[]): string {
  return verdicts
    .map(
      ({ name, beside, measured, atMost, kept }) =>
        `- ${kept ? 'kept' : '**not kept**'}: ${name} ≤ ${atMost} × ${beside}, measured ${measured.toFixed(2)} ×`,
    )
    .join('\n');
}

/** With the load at the end: far above the cores the figures say little. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  return `Node.js ${process.versions.node}, ${availableParallelism()} cores, load average ${load.toFixed(0)}`;
}
