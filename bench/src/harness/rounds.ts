import type { Answered } from './load.ts';
import type { Usage } from './server-process.ts';

/** What a contender did in one round. */
export interface Slice extends Answered {
  /** Microseconds of CPU per request. */
  readonly cpu: number;
  /** Bytes, at the end. */
  readonly rss: number;
}

interface Measured {
  readonly name: string;
  readonly usage: () => Promise<Usage>;
  readonly work: (requests: number) => Promise<Answered>;
}

/** Rounds by contender: each once per round, beginning with another one each time. */
export async function measureRounds(
  contenders: readonly Measured[],
  { rounds, requests }: { readonly rounds: number; readonly requests: number },
): Promise<ReadonlyMap<string, readonly Slice[]>> {
  const slices = new Map<string, Slice[]>(contenders.map(({ name }) => [name, []]));
  // The first requests also compile what is hot.
  for (const contender of contenders) await measureSlice(contender, 3 * requests);
  for (let round = 0; round < rounds; round += 1) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const slice = await measureSlice(contender, requests);
      slices.get(contender.name)?.push(slice);
    }
  }
  return slices;
}

async function measureSlice({ usage, work }: Measured, requests: number): Promise<Slice> {
  const before = await usage();
  const answered = await work(requests);
  const { cpu, rss } = await usage();
  return { ...answered, cpu: (cpu - before.cpu) / requests, rss };
}
