import { fork } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@parley/testing/free-port';
import { CLIENTS } from '@parley/testing/graphql-clients';
import { BROWSER, CONTENDERS, HEADERS, OURS } from '../gateway/contenders.ts';
import { WORKLOADS } from '../gateway/workloads.ts';
import { judge } from '../harness/bar.ts';
import { createLoad, inTurn, type Request } from '../harness/load.ts';
import { cpuOf, toLoadTable } from '../harness/load-table.ts';
import { median } from '../harness/ratio.ts';
import { measureRounds } from '../harness/rounds.ts';
import { ServerProcess } from '../harness/server-process.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine, toBarList } from '../harness/table.ts';

const IN_FLIGHT = 32;
const REQUESTS = 3_000;
const AT_MOST = 1.15;
const PLAIN = 'curl';

/** CPU of one mutation for each client's headers: every client takes the fast way. */
export const clients: Subject = {
  async measure({ quick }) {
    const upstream = fork(new URL('../gateway/upstream.ts', import.meta.url));
    try {
      const [port] = await once(upstream, 'message');
      const rounds = quick ? 3 : 7;
      const untraced = await measureGateway(port, {}, { quick, rounds });
      const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
      const traced = await measureGateway(port, collector, { quick, rounds });
      return {
        kept: untraced.kept && traced.kept,
        page: `# CPU of one mutation, by the client that sends it

\`npx -y pnpm@12 bench clients\` · ${describeMachine()} · ${rounds} interleaved rounds of ${REQUESTS} requests each, ${IN_FLIGHT} in flight

User and system time of one gateway's process for the mutation of [gateway.md](gateway.md), sent with the headers of
each client, those of web pages also with what a browser adds. Every operation must have taken the direct path
(\`parley_operations_total\`), or the run ends with an error.

## Without tracing

${untraced.text}

## Every operation traced, spans sent to a collector

${traced.text}
`,
      };
    } finally {
      upstream.kill();
    }
  },
};

async function measureGateway(
  port: number,
  settings: Readonly<Record<string, string>>,
  { quick, rounds }: { readonly quick: boolean; readonly rounds: number },
) {
  const ours = CONTENDERS[OURS];
  if (ours === undefined) throw new Error('The bench has no gateway of ours.');
  const metricsPort = await freePort();
  const server = await ServerProcess.start(OURS, ours.module, {
    CONVERSATIONS_API_URL: `http://127.0.0.1:${port}/third-party/v1`,
    PORT: '0',
    METRICS_PORT: String(metricsPort),
    RATE_LIMIT: '999999999',
    WEB_DIST: '/nowhere',
    ...settings,
  });
  const load = createLoad(server.address, IN_FLIGHT);
  try {
    const plain = ours.requestsOf(WORKLOADS.mutation);
    await load.once(plain[0] as Request);
    const slices = await measureRounds(
      CLIENTS.map(([name, headers]) => {
        const browser = name === PLAIN ? {} : { ...BROWSER, origin: server.address };
        const all = { ...HEADERS, ...browser, ...headers };
        const requests = plain.map((request) => ({ ...request, headers: all }));
        return {
          name,
          usage: () => server.usage(),
          work: (count) => load.measure(inTurn(requests), count),
        };
      }),
      { rounds, requests: quick ? REQUESTS / 15 : REQUESTS },
    );
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const others = [...text.matchAll(/^parley_operations_total\{path="(\w+)"\} (\d+)$/gm)]
      .filter(([, path]) => path !== 'direct')
      .reduce((sum, [, , count]) => sum + Number(count), 0);
    // The first one made the document known.
    if (others > 1) throw new Error(`${others} operations took another path than the direct one.`);
    const figures = cpuOf(slices);
    const [fastest = PLAIN] = [...figures]
      .sort(([, a], [, b]) => median(a) - median(b))
      .map(([name]) => name);
    const verdicts = judge(
      figures,
      CLIENTS.filter(([name]) => name !== fastest).map(([name]) => ({
        name,
        beside: fastest,
        atMost: AT_MOST,
      })),
    );
    return {
      kept: verdicts.every(({ kept }) => kept),
      text: `${toLoadTable(slices, PLAIN)}\n\n${toBarList(verdicts)}`,
    };
  } finally {
    await load.close();
    server.end();
  }
}
