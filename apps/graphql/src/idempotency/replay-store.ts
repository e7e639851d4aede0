import { createHash, randomUUID } from 'node:crypto';
import type { UpdatePlan } from '@parley/domain';
import { keepLease, type Lease } from '../update/lease.ts';
import type { UpdateSuccess } from '../update/update-result.ts';
import type { KeyValues, OwnedKey } from './key-values.ts';

/** Renewed while the update goes on, so only a gateway that died leaves a key in flight for so long. */
const IN_FLIGHT_MARGIN_MS = 110_000;
const RENEW_MS = 5_000;
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
  /** There is no room for another key of this caller. */
  | { readonly kind: 'full' }
  | {
      readonly kind: 'mine';
      /** What an earlier attempt left open. */
      readonly unsettled: UpdatePlan | null;
      /** As long as it isHeldForWrite, nobody else carries out an update under this key. */
      readonly lease: Lease;
      /** Ends the claim. `null` = nothing was written, so the key is as good as new. */
      complete(outcome: Outcome | null): Promise<void>;
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
export function createReplayStore(values: KeyValues, { longestWrite }: { readonly longestWrite: number }) {
  const inFlightMs = longestWrite + IN_FLIGHT_MARGIN_MS;
  const times = { leaseMs: inFlightMs, longestWrite, everyMs: RENEW_MS };

  return async function claim(caller: string, idempotencyKey: string, fingerprint: string): Promise<Claim> {
    // A hash, so that neither tokens nor keys lie about, and no key can reach into another caller's.
    const name = createHash('sha256').update(`${caller} ${idempotencyKey}`).digest('base64url');
    const key: OwnedKey = { owner: caller, name };
    const mine = JSON.stringify({
      fingerprint,
      state: 'in-flight',
      owner: randomUUID(),
    } satisfies Stored);
    const since = performance.now();
    const added = await values.add(key, mine, inFlightMs);
    if (added === 'added') return claimed(null);
    if (added === 'full') return { kind: 'full' };

    const found = await values.get(key);
    const stored = found === null ? null : parse(found);
    if (found === null || stored === null) return { kind: 'in-flight' };
    if (stored.fingerprint !== fingerprint) return { kind: 'reused' };
    if (stored.state === 'answered') return { kind: 'answered', answer: stored.answer };
    if (stored.state !== 'unsettled') return { kind: 'in-flight' };
    return (await values.swap(key, found, mine, inFlightMs)) ? claimed(stored.plan) : { kind: 'in-flight' };

    function claimed(unsettled: UpdatePlan | null): Claim {
      const lease = keepLease(since, () => values.swap(key, mine, mine, inFlightMs), times);
      return {
        kind: 'mine',
        unsettled,
        lease,
        async complete(outcome) {
          lease.end();
          const stored = outcome && JSON.stringify({ fingerprint, ...outcome } satisfies Stored);
          await values.swap(key, mine, stored, KEPT_MS);
        },
      };
    }
  };
}

/** `null` = written by something else, and in a form that is not known here. */
function parse(text: string): Stored | null {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' && stored !== null && 'state' in stored ? (stored as Stored) : null;
  } catch {
    return null;
  }
}
