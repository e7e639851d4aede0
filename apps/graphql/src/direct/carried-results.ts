import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Verdict } from '../rate-limit/token-bucket.ts';

/** What was done for a request before it is handed on. */
export interface Carried {
  readonly result: ExecutionResult;
  readonly charged: Verdict | undefined;
}

/**
 * Results that Yoga is to answer with as if it had executed them: what is wrong in one is masked, logged and given its
 * status in one place.
 */
export function createCarriedResults() {
  const carried = new WeakMap<IncomingMessage, Carried>();
  const of = (request: IncomingMessage | undefined) => request && carried.get(request);
  const plugin: Plugin = {
    onExecute({ args, setExecuteFn }) {
      const found = of((args.contextValue as { readonly req?: IncomingMessage }).req);
      if (found !== undefined) setExecuteFn(() => found.result);
    },
  };
  return {
    plugin,
    carry: (request: IncomingMessage, what: Carried) => void carried.set(request, what),
    chargedOf: (request: IncomingMessage | undefined) => of(request)?.charged,
  };
}
