import { freshDatabase, whyNoDatabase } from '../database/fresh-database.ts';
import { createLoad } from '../harness/load.ts';
import { toLoadTable } from '../harness/load-table.ts';
import { toPlot } from '../harness/plot.ts';
import { measureRounds } from '../harness/rounds.ts';
import { ServerProcess } from '../harness/server-process.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine } from '../harness/table.ts';
import { assertSameEffect } from './same-effect.ts';
import { WORKLOADS } from './workloads.ts';

const OURS = 'Parley api';
const BARE = 'bare Fastify + pg';
const IN_FLIGHT = 32;
/** Per contender and round. */
const REQUESTS = { patch: 500, one: 1_000, list: 100 } as const;

/** CPU of our api beside one that only does what the SQL does, on one PostgreSQL server. */
export const api: Subject = {
  whyNot: whyNoDatabase,
  async measure({ quick }) {
    const database = await freshDatabase();
    const servers: ServerProcess[] = [];
    const loads: ReturnType<typeof createLoad>[] = [];
    const start = async (name: string, module: URL) => {
      const env = { DATABASE_URL: database.url, DEMO: 'on', PORT: '0', MAX_WAITING: '1000' };
      const server = await ServerProcess.start(name, module, env);
      servers.push(server);
      const load = createLoad(new URL(server.address).origin, IN_FLIGHT);
      loads.push(load);
      return { name, server, load };
    };
    try {
      console.error('api: filling a database with the demo …');
      const ours = await start(OURS, new URL('../../../apps/api/src/main.ts', import.meta.url));
      const bare = await start(BARE, new URL('./bare.ts', import.meta.url));
      await assertSameEffect(database.url, ours.load, bare.load);
      const rounds = quick ? 3 : 9;
      const measured = [];
      for (const [workload, { title, next }] of Object.entries(WORKLOADS)) {
        console.error(`api: ${title}, ${rounds} rounds …`);
        const requests = REQUESTS[workload as keyof typeof REQUESTS] / (quick ? 2 : 1);
        const contenders = [ours, bare].map(({ name, server, load }) => ({
          name,
          usage: () => server.usage(),
          work: (count: number) => load.measure(next, count),
        }));
        measured.push({ title, slices: await measureRounds(contenders, { rounds, requests }) });
      }
      return {
        kept: true,
        plot: toPlot(measured, BARE),
        page: `# CPU of one request to the api

\`npx -y pnpm@12 bench api\` · ${describeMachine()} · ${rounds} interleaved rounds of ${Object.values(REQUESTS).join(', ')} requests each, ${IN_FLIGHT} in flight

![CPU per request as a multiple of a bare Fastify + pg](api.svg)

User and system time of the server's process, without PostgreSQL's, as a multiple of the bare one in the same round;
median of all rounds, and their range. Both use one PostgreSQL database with 2,000 conversations of the demo, over ten
connections each. Before anything is timed both must have given the same answers, and one PATCH of each must have
left the same: a version, rows of history and an event, in one transaction.

- **${BARE}** is written by hand for these three requests: named statements, JSON made by the database and sent
  as it is, a transaction for the PATCH. It looks up who asks, and that is all.
- **${OURS}** runs as shipped: it also checks its input, plans the update, knows preconditions and keys, orders the events,
  refuses what is too much, and answers every error with a problem document. The lock that orders events
  makes its updates wait for one another; the bare one's do not.

${measured.map(({ title, slices }) => `## ${title}\n\n${toLoadTable(slices, BARE)}`).join('\n\n')}
`,
      };
    } finally {
      await Promise.all(loads.map((load) => load.close()));
      for (const server of servers) server.end();
      await database.drop();
    }
  },
};
