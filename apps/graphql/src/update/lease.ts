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
