import { Random } from '@parley/testing/random';
import type { Operation } from './check-history.ts';

/** What is wrong with a register on purpose; `none` is the control. */
export const PLANTED = [
  'none',
  'check-then-act',
  'stale-read',
  'acknowledged-but-lost',
  'applied-twice',
] as const;
export type Planted = (typeof PLANTED)[number];

interface State {
  version: number;
  value: string;
}

/** Runs clients against a versioned register with a planted bug, and records what they saw. */
export async function recordPlanted(
  planted: Planted,
  seed: number,
  operations: number,
): Promise<Operation[]> {
  const random = new Random(seed);
  const history: Operation[] = [];
  let time = 0;
  let state: State = { version: 1, value: 'v1' };
  let past: State = state;
  const pause = async () => {
    for (let turns = random.integer(0, 3); turns > 0; turns--) await null;
    time += 1;
  };

  const write = async (base: number, value: string): Promise<State | null> => {
    await pause();
    if (state.version !== base) return null;
    if (planted === 'check-then-act') await pause();
    const made: State = { version: planted === 'check-then-act' ? base + 1 : state.version + 1, value };
    past = state;
    if (planted === 'acknowledged-but-lost' && random.chance(0.02)) return made;
    state = made;
    if (planted === 'applied-twice' && random.chance(0.02)) state = { version: made.version + 1, value };
    return made;
  };
  const read = (): State => (planted === 'stale-read' && random.chance(0.05) ? past : state);

  const client = async (name: number): Promise<void> => {
    for (let n = 0; n < operations / 16; n++) {
      await pause();
      const startedRead = time++;
      const seen = read();
      await pause();
      history.push({
        register: 'r',
        kind: 'read',
        started: startedRead,
        ended: time++,
        outcome: 'ok',
        ...seen,
      });
      if (!wantsToWrite(random)) continue;
      const started = time++;
      const wrote = `c${name}-${n}`;
      const made = await write(seen.version, wrote);
      await pause();
      const outcome = made ? 'ok' : 'rejected';
      history.push({
        register: 'r',
        kind: 'write',
        started,
        ended: time++,
        outcome,
        base: seen.version,
        wrote,
        ...made,
      });
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, name) => client(name)));
  return history;
}

function wantsToWrite(random: Random): boolean {
  return random.chance(0.6);
}
