import type { IncomingMessage } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ExpectedError } from '../failures/expected-error.ts';
import { preparedOf } from '../pipeline/prepared-request.ts';
import type { RequestSteps } from '../pipeline/request-steps.ts';
import type { Charge, RateLimit } from './token-bucket.ts';

/** Charges each operation to its caller before any resolver runs; without a token, to the address it comes from. */
export function useRateLimit(steps: RequestSteps): Plugin {
  const limit = steps.rateLimit;
  if (limit === null) return {};

  async function refusalOf({ contextValue }: ExecutionArgs): Promise<ExpectedError | null> {
    const { req } = contextValue as ServerContext;
    const prepared = preparedOf(contextValue as object);
    const charge = await steps.charge(prepared, req?.socket.remoteAddress, prepared.cost ?? 0);
    return charge === null || charge.allowed ? null : toRateLimitError(limit as RateLimit, charge);
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

export function toRateLimitError(
  { quota, windowMs }: RateLimit,
  { retryAfterSeconds }: Charge,
): ExpectedError {
  const message = `More than ${quota} points in ${windowMs / 1_000} seconds were asked for and nothing was carried out; wait ${retryAfterSeconds} seconds, or ask for less at once.`;
  return new ExpectedError('RATE_LIMITED', { message, retryAfterSeconds, http: { status: 429 } });
}
