import { type ContextValue, createContextKey, type Middleware } from '@parley/rest-client';
import { CoordinationError } from '../failures/coordination-error.ts';

/** The right to write, for a time. */
export interface Lease {
  /** Renews it; whether it is held for as long as one write may take. Asked before each write. */
  isHeldForWrite(): Promise<boolean>;
  /**
   * Whether it has lasted until this moment without a gap, by this process's own clock. Asked right before a write is
   * sent, since this process may have stood still meanwhile, and after it was answered.
   */
  isHeld(): boolean;
}

/** Within one process nobody else can take it. */
export const PROCESS_LEASE: Lease = { isHeldForWrite: async () => true, isHeld: () => true };

/** Lasts as long as both do. */
export function joinLeases(first: Lease, second: Lease): Lease {
  if (first === PROCESS_LEASE) return second;
  if (second === PROCESS_LEASE) return first;
  return {
    isHeldForWrite: async () => (await first.isHeldForWrite()) && (await second.isHeldForWrite()),
    isHeld: () => first.isHeld() && second.isHeld(),
  };
}

interface LeaseTimes {
  /** How long each renewal makes it last. */
  readonly leaseMs: number;
  /** How long one write may take. */
  readonly longestWrite: number;
  readonly everyMs: number;
}

/** A lease that runs out by itself unless it is renewed. */
interface KeptLease extends Lease {
  end(): void;
}

/**
 * Keeps a lease that was asked for at `since`. Counted by this process's own clock and from before each renewal was
 * asked for: a process that was paused for longer than the lease knows it, whatever an earlier answer says.
 */
export function keepLease(
  since: number,
  renew: () => Promise<boolean>,
  { leaseMs, longestWrite, everyMs }: LeaseTimes,
): KeptLease {
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
    // What cannot be asked is not certain.
    isHeldForWrite: async () =>
      (await renewNow().catch(() => false)) && isHeld() && performance.now() + longestWrite < until,
    isHeld,
    end: () => clearInterval(renewal),
  };
}

const LEASE = createContextKey<Lease>('lease');

/** The lease ran out before the write that it was for. */
export class LeaseLostError extends CoordinationError {
  constructor() {
    super('The lock of this conversation was lost.');
  }
}

/** For one write: the lease that it belongs to. */
export function toLeaseValue(lease: Lease): ContextValue {
  return LEASE.with(lease);
}

/**
 * Looks once more in the last moment before a write is sent: it may have waited in the queue, and the process may have
 * stood still. The innermost layer, so that nothing is waited for behind it.
 */
export const leaseGuard: Middleware = {
  name: 'lease',
  attempt({ call }, next) {
    if (call.get(LEASE)?.isHeld() === false) throw new LeaseLostError();
    return next();
  },
};
