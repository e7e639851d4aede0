import { whyNoDatabase } from '../database/fresh-database.ts';
import { type BarGroup, drawBars } from '../harness/bars.ts';
import { percentile } from '../harness/percentile.ts';
import { median } from '../harness/ratio.ts';
import type { Slice } from '../harness/rounds.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine } from '../harness/table.ts';
import { measureConversations } from './conversations.ts';
import { measureLists } from './lists.ts';
import { measureSubscribers } from './subscribers.ts';

interface Row {
  readonly name: string;
  readonly latencies: readonly number[];
  /** Microseconds per request or event. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
}

/** What the same costs as there is more of it. */
export const scale: Subject = {
  whyNot: whyNoDatabase,
  async measure({ quick, million }) {
    console.error('scale: lists …');
    const lists = toRows(await measureLists(quick));
    const subscribers = (await measureSubscribers(quick)).map((one) => ({
      ...one,
      name: String(one.subscribers),
    }));
    const conversations = await measureConversations({ quick, million });
    const byConversations = [...conversations].map(([what, slices]) => ({ what, rows: toRows(slices) }));
    return {
      kept: true,
      plot: drawBars('Median, with a line to the 99th percentile, in milliseconds', [
        toGroup('list through the gateway, by its length', lists),
        toGroup('event until the last subscriber has it, by subscribers', subscribers),
        ...byConversations.map(({ what, rows }) => toGroup(`${what}, by conversations`, rows)),
      ]),
      page: `# Cost as the work grows

\`npx -y pnpm@12 bench scale${million ? ' --million' : ''}\` · ${describeMachine()}

![Median and 99th percentile as the work grows](scale.svg)

CPU is user and system time, without PostgreSQL's; memory is what the processes hold at the end.

## List through the gateway, by its length

25 fields of each conversation, 8 requests in flight, before an upstream that always gives the same; the gateway's CPU.

${toTable('length', 'request', lists)}

## Event, by subscribers

The time from sending a PATCH to the api (with a GET before it) until the last subscriber has its event with the
conversation. All subscribers read in the one process of the bench, on the same cores. CPU and memory of the gateway.

${toTable('subscribers', 'event', subscribers)}

## Inbox, by conversations

Asked of the gateway, one request at a time: pages of nine filters in five orders in turn, searches for four terms, and
updates of a status. The api has a PostgreSQL database with five rows of history per conversation. CPU and memory of
gateway and api together.

${byConversations.map(({ what, rows }) => `### ${what}\n\n${toTable('conversations', 'request', rows)}`).join('\n\n')}
`,
    };
  },
};

function toRows(slices: ReadonlyMap<string, readonly Slice[]>): readonly Row[] {
  return [...slices].map(([name, rounds]) => ({
    name,
    latencies: rounds.flatMap((round) => round.latencies),
    cpu: median(rounds.map(({ cpu }) => cpu)),
    rss: rounds.at(-1)?.rss ?? 0,
  }));
}

function toTable(by: string, unit: string, rows: readonly Row[]): string {
  return [
    `| ${by} | p50 ms | p99 ms | µs of CPU per ${unit} | RSS MB |`,
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ name, latencies, cpu, rss }) =>
        `| ${name} | ${percentile(latencies, 0.5).toFixed(1)} | ${percentile(latencies, 0.99).toFixed(1)} | ${cpu.toFixed(0)} | ${(rss / 2 ** 20).toFixed(0)} |`,
    ),
  ].join('\n');
}

function toGroup(title: string, rows: readonly Row[]): BarGroup {
  const bars = rows.map(({ name, latencies }) => {
    const middle = percentile(latencies, 0.5);
    const highest = percentile(latencies, 0.99);
    return {
      name,
      value: middle,
      lowest: middle,
      highest,
      label: `${middle.toFixed(1)} – ${highest.toFixed(1)} ms`,
    };
  });
  return { title, bars };
}
