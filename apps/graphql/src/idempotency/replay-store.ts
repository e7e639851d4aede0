import { createHash, randomUUID } from 'node:crypto';
import type { UpdatePlan } from '@parley/domain';
import type { UpdateSuccess } from '../update/update-result.ts';
import type { KeyValues } from './key-values.ts';

/** Longer than any update takes: only a gateway that died leaves a key in flight for so long. */
const IN_FLIGHT_MS = 120_000;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What is known about an update under a key. `unsettled`: it was sent, and nobody knows what became of it. */
export type Outcome =
  | { readonly state: 'answered'; readonly answer: UpdateSuccess }
  | { readonly state: 'unsettled'; readonly plan: UpdatePlan };

/** What is found under a key: the word of somebody else, or the leave to be the first. */
export type Claim =
  | { readonly kind: 'answered'; readonly answer: UpdateSuccess }
  | { readonly kind: 'reused' }
  | { readonly kind: 'in-flight' }
  | {
      readonly kind: 'mine';
      /** What an earlier attempt left open. */
      readonly unsettled: UpdatePlan | null;
      /** Ends the claim. `null` = nothing was written, so the key is as good as new. */
      settle(outcome: Outcome | null): Promise<void>;
    };

export type ReplayStore = ReturnType<typeof createReplayStore>;

type Stored = { readonly fingerprint: string } & (
  | Outcome
  | { readonly state: 'in-flight'; readonly owner: string }
);

/**
 * Keeps the first answers for an upstream that knows no keys. The key is claimed before the work begins, so that of two
 * that come at once only one is carried out.
 */
export function createReplayStore(values: KeyValues) {
  return async function claim(caller: string, key: string, fingerprint: string): Promise<Claim> {
    // A hash, so that neither tokens nor keys lie about, and no key can reach into another caller's.
    const name = createHash('sha256').update(`${caller} ${key}`).digest('base64url');
    const mine = JSON.stringify({
      fingerprint,
      state: 'in-flight',
      owner: randomUUID(),
    } satisfies Stored);
    if (await values.add(name, mine, IN_FLIGHT_MS)) return claimed(null);

    const found = await values.get(name);
    if (found === null) return { kind: 'in-flight' };
    const stored = JSON.parse(found) as Stored;
    if (stored.fingerprint !== fingerprint) return { kind: 'reused' };
    if (stored.state === 'answered') return { kind: 'answered', answer: stored.answer };
    if (stored.state === 'in-flight') return { kind: 'in-flight' };
    return (await values.swap(name, found, mine, IN_FLIGHT_MS))
      ? claimed(stored.plan)
      : { kind: 'in-flight' };

    function claimed(unsettled: UpdatePlan | null): Claim {
      return {
        kind: 'mine',
        unsettled,
        async settle(outcome) {
          const stored = outcome && JSON.stringify({ fingerprint, ...outcome } satisfies Stored);
          await values.swap(name, mine, stored, KEPT_MS);
        },
      };
    }
  };
}
