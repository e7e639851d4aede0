import type { IncomingMessage } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestError } from '../failures/expected-error.ts';
import { preparedOf } from '../pipeline/prepared-request.ts';
import type { RequestSteps } from '../pipeline/request-steps.ts';

/** Charges each operation to its caller before any resolver runs; without a token, to the address it comes from. */
export function useRateLimit(steps: RequestSteps): Plugin {
  if (!steps.isLimited) return {};

  function refusalOf({ contextValue }: ExecutionArgs): Promise<RequestError | null> {
    const { req } = contextValue as ServerContext;
    const prepared = preparedOf(contextValue as object);
    return steps.charge(prepared, req?.socket.remoteAddress, prepared.cost ?? 0);
  }

  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const refusal = await refusalOf(args);
      if (refusal !== null) setResultAndStopExecution({ errors: [refusal] });
    },
    async onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = await refusalOf(args);
      if (refusal !== null) setResultAndStopExecution({ errors: [refusal] });
    },
    onResponse({ serverContext, response }) {
      for (const [name, value] of Object.entries(steps.chargeHeaders(preparedOf(serverContext)))) {
        response.headers.set(name, value);
      }
    },
  };
}

/** What Node.js adds to Yoga's context; absent where a request did not come by a socket. */
interface ServerContext {
  readonly req?: IncomingMessage;
}
