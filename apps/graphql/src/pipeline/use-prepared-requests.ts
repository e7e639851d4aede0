import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { routeOf } from '../operations/request-entry.ts';
import { ensurePrepared, preparedOf } from './prepared-request.ts';
import type { RequestSteps } from './request-steps.ts';

/** Prepares what came by no socket, and reports every request that was answered. */
export function usePreparedRequests(steps: RequestSteps): Plugin {
  const noteOperation = ({ document, operationName, contextValue }: ExecutionArgs) => {
    preparedOf(contextValue as object).operation =
      getOperationAST(document, operationName)?.operation ?? null;
  };
  const prepare = ({ headers }: Request, serverContext: object) =>
    ensurePrepared(serverContext, () => steps.begin(headers.get('x-request-id')));
  return {
    onRequest({ request, serverContext }) {
      prepare(request, serverContext);
    },
    onExecute: ({ args }) => noteOperation(args),
    onSubscribe: ({ args }) => noteOperation(args),
    onResponse({ request, response, serverContext }) {
      // CORS and health checks are answered before any plugin of ours.
      prepare(request, serverContext);
      if (!steps.isReporting) return;
      const { method, url } = request;
      steps.report(preparedOf(serverContext), { method, route: routeOf(url), status: response.status });
    },
  };
}
