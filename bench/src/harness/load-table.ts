import type { Figures } from './interleave.ts';
import { percentile } from './percentile.ts';
import { median, ratio } from './ratio.ts';
import type { Slice } from './rounds.ts';

type Slices = ReadonlyMap<string, readonly Slice[]>;

export function cpuOf(slices: Slices): Figures {
  return new Map([...slices].map(([name, rounds]) => [name, rounds.map(({ cpu }) => cpu)]));
}

/** Markdown, the cheapest first. */
export function toLoadTable(slices: Slices, beside: string): string {
  const figures = cpuOf(slices);
  const rows = [...slices]
    .map(([name, rounds]) => ({ name, rounds, ...ratio(figures, name, beside) }))
    .sort((a, b) => a.median - b.median)
    .map(({ name, rounds, ...of }) => {
      const cpu = median(rounds.map((round) => round.cpu));
      const rate = median(rounds.map(({ latencies, seconds }) => latencies.length / seconds));
      const latencies = rounds.flatMap((round) => round.latencies);
      const rss = (rounds.at(-1)?.rss ?? 0) / 2 ** 20;
      return `| ${name} | ${of.median.toFixed(2)} | ${of.lowest.toFixed(2)}–${of.highest.toFixed(2)} | ${cpu.toFixed(0)} | ${rate.toFixed(0)} | ${percentile(latencies, 0.5).toFixed(1)} | ${percentile(latencies, 0.99).toFixed(1)} | ${rss.toFixed(0)} |`;
    });
  return [
    `| | CPU, ${beside} = 1 | of all rounds | µs of CPU per request | requests/s | p50 ms | p99 ms | RSS MB |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
