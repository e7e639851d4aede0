import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ExecutionPath } from '../operations/metrics.ts';
import type { KnownOperations } from './known-operations.ts';
import { preparedOf } from './prepared-request.ts';

interface Options {
  readonly operations: KnownOperations;
  readonly onExecuted: (path: ExecutionPath) => void;
}

/**
 * Executes compiled where that is possible, and otherwise by graphql itself, which the compiled execution is compared
 * with, and not by the executor that Yoga brings: so an answer doesn't depend on the way that a request took. What was
 * executed before Yoga is not executed again.
 */
export function useExecution({ operations, onExecuted }: Options): Plugin {
  return {
    onExecute({ args, setExecuteFn }) {
      const { result } = preparedOf(args.contextValue as object);
      const execution = result === undefined ? operations.prepare(args) : () => result;
      // Yoga says what is wrong with an operation name that is none.
      if (execution === null && !getOperationAST(args.document, args.operationName)) return;
      onExecuted(execution === null ? 'interpreted' : 'compiled');
      setExecuteFn(execution ? ({ contextValue }) => execution(contextValue) : executeForYoga);
    },
  };
}

function executeForYoga(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
  const result = execute({ ...args, hideSuggestions: true });
  return result instanceof Promise ? result : toRefusal(result);
}

/** Without data nothing was executed: the variables are not what is declared. */
function toRefusal(result: ExecutionResult): ExecutionResult {
  if ('data' in result) return result;
  for (const error of result.errors ?? []) Object.assign(error.extensions, { http: { status: 400 } });
  return result;
}
