import type { Middleware } from '@parley/rest-client';

export interface BulkheadOptions {
  /** Requests to the upstream that may be under way at once. */
  readonly atOnce: number;
  /** Requests that may wait for their turn; further ones are refused at once. */
  readonly waiting: number;
  readonly onRefused?: () => void;
}

/** There is no room. `code` tells it from other failures of middleware. */
class UpstreamBusyError extends Error {
  override readonly name = 'UpstreamBusyError';
  readonly code = 'UPSTREAM_BUSY';
}

/**
 * Keeps a slow upstream from taking all of the gateway along: so many requests at once, so many waiting, first come,
 * first served. Who has waited until the deadline of the call goes, and leaves the place to the next.
 */
export function createBulkhead({ atOnce, waiting, onRefused }: BulkheadOptions) {
  const queue = new Set<() => void>();
  let underWay = 0;

  /** `null` = at once. */
  function enter(): QueueEntry | null {
    if (underWay < atOnce) {
      underWay += 1;
      return null;
    }
    if (queue.size >= waiting) {
      onRefused?.();
      throw new UpstreamBusyError('Too many requests wait for the API already.');
    }
    let give = () => {};
    const promise = new Promise<void>((resolve) => {
      give = resolve;
    });
    queue.add(give);
    return { promise, giveUp: () => queue.delete(give) };
  }

  /** Hands the place on, or frees it. */
  function leave(): void {
    const [next] = queue;
    if (next === undefined) {
      underWay -= 1;
      return;
    }
    queue.delete(next);
    next();
  }

  const middleware: Middleware = {
    name: 'bulkhead',
    async attempt({ call }, next) {
      const entry = enter();
      if (entry !== null) {
        try {
          await call.race(entry.promise);
        } catch (error) {
          // The turn may have come in the very moment that the call ended.
          if (!entry.giveUp()) leave();
          throw error;
        }
      }
      try {
        return await next();
      } finally {
        leave();
      }
    },
  };
  return { middleware, underWay: () => underWay, waiting: () => queue.size };
}

interface QueueEntry {
  readonly promise: Promise<void>;
  /** False = it was given already. */
  readonly giveUp: () => boolean;
}
