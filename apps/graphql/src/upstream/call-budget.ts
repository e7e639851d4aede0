import { type ContextValue, createContextKey, type Middleware } from '@parley/rest-client';

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
