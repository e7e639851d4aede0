import { fork } from 'node:child_process';
import { once } from 'node:events';
import { CONTENDERS, type Contender, OURS } from '../gateway/contenders.ts';
import { listOf } from '../gateway/workloads.ts';
import { createLoad, inTurn } from '../harness/load.ts';
import { measureRounds, type Slice } from '../harness/rounds.ts';
import { ServerProcess } from '../harness/server-process.ts';

const LENGTHS = [10, 50, 100] as const;
const IN_FLIGHT = 8;

/** One gateway before an upstream that always gives the same: what a list costs as it gets longer. */
export async function measureLists(quick: boolean): Promise<ReadonlyMap<string, readonly Slice[]>> {
  const upstream = fork(new URL('../gateway/upstream.ts', import.meta.url));
  const closing: (() => unknown)[] = [() => upstream.kill()];
  try {
    const [port] = await once(upstream, 'message');
    const { module, requestsOf } = CONTENDERS[OURS] as Contender;
    const gateway = await ServerProcess.start(OURS, module, {
      CONVERSATIONS_API_URL: `http://127.0.0.1:${port}/third-party/v1`,
      PORT: '0',
      RATE_LIMIT: 'off',
      WEB_DIST: '/nowhere',
    });
    closing.push(() => gateway.end());
    const load = createLoad(gateway.address, IN_FLIGHT);
    closing.push(() => load.close());
    const lengths = LENGTHS.map((length) => {
      const requests = requestsOf(listOf(length));
      return {
        name: String(length),
        usage: () => gateway.usage(),
        work: (count: number) => load.measure(inTurn(requests), count),
      };
    });
    return await measureRounds(lengths, { rounds: quick ? 3 : 9, requests: quick ? 50 : 200 });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
