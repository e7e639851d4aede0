import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { RequestEntry } from './request-entry.ts';
import { routeOf } from './route.ts';

/** Tells each of them about every request that was answered; to be left out where nobody listens. */
export function useRequestEntries(listeners: readonly ((entry: RequestEntry) => void)[]): Plugin {
  const begun = new WeakMap<Request, { readonly at: number; operation: RequestEntry['operation'] }>();
  const note = ({ document, operationName, contextValue }: ExecutionArgs) => {
    const entry = begun.get((contextValue as YogaInitialContext).request);
    if (entry) entry.operation = getOperationAST(document, operationName)?.operation ?? null;
  };
  return {
    onRequest({ request }) {
      begun.set(request, { at: performance.now(), operation: null });
    },
    onExecute({ args }) {
      note(args);
    },
    onSubscribe({ args }) {
      note(args);
    },
    onResponse({ request, response }) {
      const { at, operation } = begun.get(request) ?? { at: performance.now(), operation: null };
      const entry: RequestEntry = {
        method: request.method,
        route: routeOf(request.url),
        status: response.status,
        ms: performance.now() - at,
        operation,
        requestId: response.headers.get('x-request-id'),
      };
      for (const tell of listeners) tell(entry);
    },
  };
}
