import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { preparedOf } from '../pipeline/prepared-request.ts';
import { faultBehind } from './mask-error.ts';

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

  function toPublicError(error: GraphQLError, requestId: string): GraphQLError {
    const masked = faultBehind(error);
    if (masked === null) return 'code' in error.extensions ? error : extended(error, { code: 'BAD_REQUEST' });
    report(masked.fault, requestId);
    return extended(error, { requestId });
  }

  function toPublicResult<T extends ExecutionResult>(result: T, requestId: string): T {
    if (!result?.errors) return result;
    return { ...result, errors: result.errors.map((error) => toPublicError(error, requestId)) };
  }

  return {
    onResultProcess({ result, setResult, serverContext }) {
      const { requestId } = preparedOf(serverContext);
      if (isAsyncIterable(result)) {
        setResult(mapAsyncIterator(result, (event: ExecutionResult) => toPublicResult(event, requestId)));
      } else if (!Array.isArray(result) && result.errors) {
        setResult(toPublicResult(result, requestId));
      }
    },
    onResponse({ response, serverContext }) {
      response.headers.set('x-request-id', preparedOf(serverContext).requestId);
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
