import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Bar, judge } from '../harness/bar.ts';
import { createLoad, inTurn, type Request } from '../harness/load.ts';
import { cpuOf, toLoadTable } from '../harness/load-table.ts';
import { toPlot } from '../harness/plot.ts';
import { measureRounds, type Slice } from '../harness/rounds.ts';
import { isSameAnswer } from '../harness/same-answer.ts';
import { isPinned, ServerProcess } from '../harness/server-process.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine, toBarList } from '../harness/table.ts';
import { CONTENDERS, type Contender, OURS, PROXY } from './contenders.ts';
import { CONVERSATION_COUNT } from './conversations.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const IN_FLIGHT = 32;
/** Per contender and round: about as much work in each workload. */
const REQUESTS = { mutation: 3_000, conversation: 3_000, flat: 400, unions: 400, profiles: 400 } as const;
const TIMES_THE_PROXY = { mutation: 2, conversation: 2.2, flat: 3, unions: 3, profiles: 3 } as const;
const MERCURIUS = 'mercurius, jit';
const TIMES_MERCURIUS = {
  mutation: 0.85,
  conversation: 0.75,
  flat: 0.6,
  unions: 0.6,
  profiles: 0.6,
} as const;

/** CPU of our gateway beside its peers, before one upstream. */
export const gateway: Subject = {
  async measure({ quick }) {
    const upstream = fork(new URL('./upstream.ts', import.meta.url));
    const servers: ServerProcess[] = [];
    try {
      const [port] = await once(upstream, 'message');
      for (const [name, { module, env }] of Object.entries(CONTENDERS)) {
        servers.push(await ServerProcess.start(name, module, { ...toEnv(port), ...env }));
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

\`npx -y pnpm@12 bench gateway\` · ${describeMachine()}${isPinned ? ', each gateway on one of them' : ''} · ${rounds} interleaved rounds of ${[...new Set(Object.values(REQUESTS))].join(' or ')} requests each, ${IN_FLIGHT} in flight

![CPU per request as a multiple of the bare proxy](gateway.svg)

User and system time of the gateway's process (none starts another), as a multiple of a bare node:http + undici
dispatch proxy in the same round; median of all rounds, and their range. All ask one upstream with the headers of a
server on Node.js: ${CONVERSATION_COUNT} different conversations with names and texts in several scripts and all kinds
of contents, other ids, statuses, people and lengths of pages each time. Every answer must have been the same from all
before anything is timed. Requests carry the headers of a web page's client.

- **${OURS}** runs as shipped: limits, masking, authentication, costs, rate limit (its quota raised so that the bench
  is not refused), and every answer of the upstream compared with the API's schema.
- The upstream documents the extensions of our api, and the mutation names the version and the values it was planned
  against: each gateway makes exactly one PATCH.
- **mercurius** (compiled execution) and **apollo-server** on Fastify ask by \`undici.request\`, **yoga** by \`fetch\`: written
  by hand over our schema, with one function that maps names. *Validating* means that what the upstream sends is judged
  by the zod schema of \`@parley/domain\`; the others look at nothing. **GraphQL Mesh** makes its schema of the API's
  OpenAPI document and is served by yoga. None has limits beyond its defaults.

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
    { name: OURS, beside: MERCURIUS, atMost: TIMES_MERCURIUS[workload] },
  ];
}

async function measureWorkload(
  servers: readonly ServerProcess[],
  workload: Workload,
  plan: { readonly rounds: number; readonly requests: number },
) {
  const loads = servers.map(({ name, address }) => {
    const contender = CONTENDERS[name] as Contender;
    return {
      name,
      contender,
      load: createLoad(address, IN_FLIGHT),
      requests: contender.requestsOf(workload),
    };
  });
  try {
    for (const index of workload.asks.keys()) {
      const answers = new Map<string, unknown>();
      for (const { name, contender, load, requests } of loads) {
        answers.set(name, contender.resultOf(await load.once(requests[index] as Request), workload));
      }
      for (const [name, answer] of answers) {
        if (name === PROXY || isSameAnswer(answer, answers.get(OURS))) continue;
        throw new Error(
          `${name} gave another answer: ${JSON.stringify(answer)}\n${JSON.stringify(answers.get(OURS))}`,
        );
      }
    }
    return await measureRounds(
      loads.map(({ name, load, requests }, index) => ({
        name,
        usage: () => (servers[index] as ServerProcess).usage(),
        work: (count) => load.measure(inTurn(requests), count),
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
