import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Executes by graphql itself, which the compiled execution is compared with, and not by the executor that Yoga brings:
 * so an answer doesn't depend on the way that a request took.
 */
export function useGraphqlExecution(): Plugin {
  return {
    onExecute({ args, setExecuteFn }) {
      // Yoga says what is wrong with a name that is none.
      if (getOperationAST(args.document, args.operationName)) setExecuteFn(executeForYoga);
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
