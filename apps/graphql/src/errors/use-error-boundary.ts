import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { faultBehind } from './mask-error.ts';
import { requestIdOf } from './request-id.ts';

type LogFault = (error: unknown, requestId: string) => void;

/**
 * The last stop of every answer. A fault is logged once, under an id that its caller is told; what else is wrong gets
 * a code where Yoga gave it none.
 */
export function useErrorBoundary(logFault: LogFault): Plugin {
  const loggedFor = new WeakMap<object, string>();

  function report(fault: unknown, requestId: string): void {
    // Many fields of a request can fail by one error.
    if (typeof fault === 'object' && fault !== null) {
      if (loggedFor.get(fault) === requestId) return;
      loggedFor.set(fault, requestId);
    }
    logFault(fault, requestId);
  }

  function toTold(error: GraphQLError, request: Request): GraphQLError {
    const masked = faultBehind(error);
    if (masked === null) return 'code' in error.extensions ? error : extended(error, { code: 'BAD_REQUEST' });
    const requestId = requestIdOf(request);
    report(masked.fault, requestId);
    return extended(error, { requestId });
  }

  function toldResult<T extends ExecutionResult>(result: T, request: Request): T {
    if (!result?.errors) return result;
    return { ...result, errors: result.errors.map((error) => toTold(error, request)) };
  }

  return {
    onResultProcess({ request, result, setResult }) {
      if (isAsyncIterable(result)) {
        setResult(mapAsyncIterator(result, (event: ExecutionResult) => toldResult(event, request)));
      } else if (!Array.isArray(result) && result.errors) {
        setResult(toldResult(result, request));
      }
    },
    onResponse({ request, response }) {
      response.headers.set('x-request-id', requestIdOf(request));
    },
  };
}

/** A copy: Yoga keeps what it found wrong with a document for whoever sends it next. */
function extended(error: GraphQLError, more: Readonly<Record<string, unknown>>): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    ...(originalError && { originalError }),
    extensions: { ...more, ...extensions },
  });
}
