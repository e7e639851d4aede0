import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Bar, judge } from '../harness/bar.ts';
import { createLoad } from '../harness/load.ts';
import { cpuOf, toLoadTable } from '../harness/load-table.ts';
import { toPlot } from '../harness/plot.ts';
import { measureRounds, type Slice } from '../harness/rounds.ts';
import { isSameAnswer } from '../harness/same-answer.ts';
import { ServerProcess } from '../harness/server-process.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine, toBarList } from '../harness/table.ts';
import { CONTENDERS, type Contender, OURS, PROXY } from './contenders.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const IN_FLIGHT = 32;
/** Per contender and round: about as much work in each workload. */
const REQUESTS = { mutation: 3_000, conversation: 3_000, list: 400 } as const;
const TIMES_THE_PROXY = { mutation: 2.4, conversation: 3, list: 5 } as const;
const PEERS = Object.keys(CONTENDERS).filter((name) => name !== PROXY && name !== OURS);

/** CPU of our gateway beside its peers, before one upstream. */
export const gateway: Subject = {
  async measure({ quick }) {
    const upstream = fork(new URL('./upstream.ts', import.meta.url));
    const servers: ServerProcess[] = [];
    try {
      const [port] = await once(upstream, 'message');
      for (const [name, { module }] of Object.entries(CONTENDERS)) {
        servers.push(await ServerProcess.start(name, module, toEnv(port)));
      }
      const results = new Map<keyof typeof WORKLOADS, ReadonlyMap<string, readonly Slice[]>>();
      const rounds = quick ? 3 : 7;
      for (const [name, workload] of Object.entries(WORKLOADS) as [keyof typeof WORKLOADS, Workload][]) {
        const requests = REQUESTS[name] / (quick ? 15 : 1);
        results.set(name, await measureWorkload(servers, workload, { rounds, requests }));
      }
      const judged = [...results].map(([name, slices]) => ({
        title: WORKLOADS[name].title,
        slices,
        verdicts: judge(cpuOf(slices), barsFor(name)),
      }));
      return {
        kept: judged.every(({ verdicts }) => verdicts.every(({ kept }) => kept)),
        plot: toPlot(judged, PROXY),
        page: `# CPU of one request to a GraphQL gateway

\`npx -y pnpm@12 bench gateway\` · ${describeMachine()} · ${rounds} interleaved rounds of ${Object.values(REQUESTS).join(', ')} requests each, ${IN_FLIGHT} in flight

![CPU per request as a multiple of the bare proxy](gateway.svg)

User and system time of the gateway's process (none starts another), as a multiple of a bare node:http + undici
dispatch proxy in the same round; median of all rounds, and their range. All ask one upstream, bare sockets that always
give the same answers, and each must have given the same answer as the proxy's upstream before anything is timed.

- **${OURS}** runs as shipped: limits, masking, authentication, costs, rate limit (its quota raised so that the bench
  is not refused), and every answer of the upstream compared with the API's schema.
- The upstream documents the extensions of our api, and the mutation names the version and the values it was planned
  against: each gateway makes exactly one PATCH.
- **mercurius** (compiled execution) and **apollo-server** on Fastify ask by \`undici.request\`, **yoga** by \`fetch\`: written
  by hand over our schema, with one function that maps names. **GraphQL Mesh** makes its schema of the API's OpenAPI document
  and is served by yoga. None of them looks at what the upstream sends, none has limits beyond its defaults.

${judged.map(({ title, slices, verdicts }) => `## ${title}\n\n${toLoadTable(slices, PROXY)}\n\n${toBarList(verdicts)}`).join('\n\n')}
`,
      };
    } finally {
      for (const server of servers) server.end();
      upstream.kill();
    }
  },
};

function barsFor(workload: keyof typeof WORKLOADS): Bar[] {
  return [
    { name: OURS, beside: PROXY, atMost: TIMES_THE_PROXY[workload] },
    ...PEERS.map((beside) => ({ name: OURS, beside, atMost: 1 })),
  ];
}

async function measureWorkload(
  servers: readonly ServerProcess[],
  workload: Workload,
  plan: { readonly rounds: number; readonly requests: number },
) {
  const loads = servers.map(({ name, address }) => {
    const contender = CONTENDERS[name] as Contender;
    return { name, contender, load: createLoad(address, IN_FLIGHT), request: contender.requestOf(workload) };
  });
  try {
    const answers = new Map<string, unknown>();
    for (const { name, contender, load, request } of loads) {
      answers.set(name, contender.resultOf(await load.once(request), workload));
    }
    for (const [name, answer] of answers) {
      if (name === PROXY || isSameAnswer(answer, answers.get(OURS))) continue;
      throw new Error(`${name} gave another answer: ${JSON.stringify(answer)}`);
    }
    return await measureRounds(
      loads.map(({ name, load, request }, index) => ({
        name,
        usage: () => (servers[index] as ServerProcess).usage(),
        work: (requests) => load.measure(request, requests),
      })),
      plan,
    );
  } finally {
    await Promise.all(loads.map(({ load }) => load.close()));
  }
}

function toEnv(port: number) {
  return {
    CONVERSATIONS_API_URL: `http://127.0.0.1:${port}/third-party/v1`,
    PORT: '0',
    RATE_LIMIT: '999999999',
    WEB_DIST: '/nowhere',
  };
}
