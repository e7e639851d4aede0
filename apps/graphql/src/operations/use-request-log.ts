import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Log } from './log.ts';
import type { RequestEntry } from './request-entry.ts';
import { routeOf } from './route.ts';

/** Only for where a line for each request was asked for. */
export function useRequestLog(log: Log): Plugin {
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
      log.request({
        method: request.method,
        route: routeOf(request.url),
        status: response.status,
        ms: Math.round(performance.now() - at),
        operation,
        requestId: response.headers.get('x-request-id'),
      });
    },
  };
}
