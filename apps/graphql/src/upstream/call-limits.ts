import { type ContextValue, createContextKey, type Middleware } from '@parley/rest-client';

export interface BulkheadOptions {
  /** Requests to the upstream that may be in flight at once. */
  readonly atOnce: number;
  /** Requests that may wait; further ones are refused at once. */
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
 * first served. A call that reaches its deadline while waiting gives up its slot.
 */
export function createBulkhead({ atOnce, waiting, onRefused }: BulkheadOptions) {
  const queue = new Set<() => void>();
  let running = 0;

  /** `null` = at once. */
  function enter(): QueueEntry | null {
    if (running < atOnce) {
      running += 1;
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

  /** Passes the slot on to the next in the queue, or frees it. */
  function leave(): void {
    const [next] = queue;
    if (next === undefined) {
      running -= 1;
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
          // The slot may have been given at the very moment the call ended.
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
  return { middleware, running: () => running, waiting: () => queue.size };
}

interface QueueEntry {
  readonly promise: Promise<void>;
  /** False = it was given already. */
  readonly giveUp: () => boolean;
}

interface Budget {
  left: number;
}

const BUDGET = createContextKey<Budget>('budget');

/** One operation has asked enough of the upstream. `code` tells it from other failures of middleware. */
class UpstreamBudgetError extends Error {
  override readonly name = 'UpstreamBudgetError';
  readonly code = 'UPSTREAM_BUDGET_SPENT';
}

/** For one GraphQL operation: how many calls of the upstream it may cause, repetitions included. */
export function toCallBudget(calls: number): ContextValue {
  return BUDGET.with({ left: calls });
}

/** Refuses the calls of an operation whose budget is spent. Calls without a budget are the gateway's own. */
export function createCallBudgetGuard(onRefused?: () => void): Middleware {
  return {
    name: 'call budget',
    attempt({ call }, next) {
      const budget = call.get(BUDGET);
      if (budget === undefined || budget.left-- > 0) return next();
      onRefused?.();
      throw new UpstreamBudgetError('This operation has made all the calls that one may make.');
    },
  };
}
