import { type ContextValue, createContextKey, type Middleware } from '@parley/rest-client';
import { CoordinationError } from '../failures/coordination-error.ts';
import type { Turn } from './conversation-lock.ts';

interface LeaseTimes {
  /** How long each renewal makes it last. */
  readonly leaseMs: number;
  /** How long one write may take. */
  readonly longestWrite: number;
  readonly everyMs: number;
}

/** A turn that runs out by itself unless it is renewed. */
interface Lease {
  readonly turn: Turn;
  end(): void;
}

/**
 * Keeps a lease that was asked for at `since`. Counted by this process's own clock and from before each renewal was
 * asked for: whoever stood still for longer than the lease knows it, whatever an answer from before says.
 */
export function keepLease(
  since: number,
  renew: () => Promise<boolean>,
  { leaseMs, longestWrite, everyMs }: LeaseTimes,
): Lease {
  let until = since + leaseMs;
  let lost = false;

  async function renewNow(): Promise<boolean> {
    const asked = performance.now();
    const renewed = await renew();
    lost ||= !renewed;
    if (renewed) until = Math.max(until, asked + leaseMs);
    return renewed;
  }

  const renewal = setInterval(() => void renewNow().catch(() => undefined), everyMs).unref();
  const isHeld = () => !lost && performance.now() < until;
  return {
    turn: {
      // What cannot be asked is not certain.
      lasts: async () =>
        (await renewNow().catch(() => false)) && isHeld() && performance.now() + longestWrite < until,
      isHeld,
    },
    end: () => clearInterval(renewal),
  };
}

const TURN = createContextKey<Turn>('turn');

/** The turn ran out before the write that it was for. */
export class TurnLostError extends CoordinationError {
  constructor() {
    super('The lock of this conversation was lost.');
  }
}

/** For one write: the turn that it belongs to. */
export function toTurnValue(turn: Turn): ContextValue {
  return TURN.with(turn);
}

/**
 * Looks once more in the last moment before a write is sent: it may have waited for its place, and the process may have
 * stood still. The innermost layer, so that nothing is waited for behind it.
 */
export const turnGuard: Middleware = {
  name: 'turn',
  attempt({ call }, next) {
    if (call.get(TURN)?.isHeld() === false) throw new TurnLostError();
    return next();
  },
};
