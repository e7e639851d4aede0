import { fork } from 'node:child_process';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { type Bar, judge } from '../harness/bar.ts';
import { interleave } from '../harness/interleave.ts';
import { SpawnedContender } from '../harness/spawned-contender.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine, toBarList, toTable } from '../harness/table.ts';
import { CONVERSATION } from './conversation.ts';

const CONTENDERS = {
  'rest-client': 'parley',
  'rest-client on fetch': 'parley-fetch',
  'undici.request': 'undici-request',
  fetch: 'fetch',
  ky: 'ky',
  'openapi-fetch': 'openapi-fetch',
  axios: 'axios',
  got: 'got',
  stripe: 'stripe',
  openai: 'openai',
};
const BARS: readonly Bar[] = [
  { name: 'rest-client', beside: 'undici.request', atMost: 1.1 },
  { name: 'rest-client', beside: 'fetch', atMost: 0.25 },
  { name: 'rest-client on fetch', beside: 'fetch', atMost: 1.25 },
];
const IN_FLIGHT = 32;

/** CPU time of one PATCH. */
export const restClient: Subject = {
  async measure({ quick }) {
    const upstream = fork(new URL('./upstream.ts', import.meta.url));
    const contenders: SpawnedContender[] = [];
    try {
      const [port] = await once(upstream, 'message');
      for (const [name, file] of Object.entries(CONTENDERS)) {
        const module = new URL(`./contenders/${file}.ts`, import.meta.url);
        contenders.push(await SpawnedContender.start(name, module, `http://127.0.0.1:${port}`));
      }
      await compareAnswers(contenders);
      const plan = { rounds: quick ? 3 : 12, runs: quick ? 1_000 : 4_000, inFlight: IN_FLIGHT };
      // What is hot is compiled over the first ten thousand calls or so; a service makes them in its first minute.
      for (const contender of contenders) await contender.measure(4 * plan.runs, IN_FLIGHT);
      const figures = await interleave(contenders, plan);
      const verdicts = judge(figures, BARS);
      return {
        kept: verdicts.every(({ kept }) => kept),
        page: `# CPU of one PATCH

\`npx -y pnpm@12 bench rest-client\` · ${describeMachine()} · ${plan.rounds} interleaved rounds of ${plan.runs} calls each, ${IN_FLIGHT} in flight, after ${5 * plan.runs} calls each that are not counted

User and system time of the client's process. Each client has a process of its own and asks the same upstream, bare
sockets that always give the same conversation; before anything is timed, each must have given back that conversation.
The rest-client has everything on: deadline, idempotency key, retries, validation with an observer. The others
are as they come, with connections kept alive. stripe sends a POST, since it has no PATCH with a body.

${toTable(figures, 'undici.request', 'call')}

${toBarList(verdicts)}
`,
      };
    } finally {
      for (const contender of contenders) contender.end();
      upstream.kill();
    }
  },
};

async function compareAnswers(contenders: readonly SpawnedContender[]): Promise<void> {
  for (const contender of contenders) {
    const answer = await contender.once();
    if (!isDeepStrictEqual(answer, CONVERSATION)) {
      throw new Error(`${contender.name} gave back something else than the upstream sent.`);
    }
  }
}
