import type { Transport } from '../../src/index.ts';
import { FACTS } from './facts.ts';
import { TRAITS, type TraitsName } from './traits.ts';
import { type Addresses, createWorld } from './world.ts';

/** What a host is asked to do. */
export interface Assignment extends Addresses {
  readonly traits: TraitsName;
}

/** By the title of a fact: `null` = it holds, otherwise why not. */
export type Verdicts = Readonly<Record<string, string | null>>;

/** Asserted once over all facts. */
export const NOTHING_UNHEARD = 'no rejection is left unheard';

/** Tries every fact on a transport of its own. `unheard`: rejections that nobody handled, as the runtime tells them. */
export async function runFacts(
  assignment: Assignment,
  createTransport: () => Transport,
  unheard: readonly unknown[],
): Promise<Verdicts> {
  const verdicts: Record<string, string | null> = {};
  for (const [title, holds] of Object.entries(FACTS)) {
    const transport = createTransport();
    try {
      const world = createWorld(assignment, transport, TRAITS[assignment.traits]);
      // That it closes is part of each fact: nothing may be left open.
      await within(
        10_000,
        holds(world).then(() => transport.close()),
      );
      verdicts[title] = null;
    } catch (error) {
      verdicts[title] = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
  verdicts[NOTHING_UNHEARD] = unheard.length === 0 ? null : unheard.map(String).join('; ');
  return verdicts;
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it hangs')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
