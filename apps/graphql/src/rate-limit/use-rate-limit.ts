import type { IncomingMessage } from 'node:http';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Caller } from '../auth/caller.ts';
import { toRateLimitFields } from './rate-limit-fields.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { RateLimit, Verdict } from './token-bucket.ts';

interface Options {
  readonly limit: RateLimit;
  readonly limiter: RateLimiter;
  readonly costOf: (args: ExecutionArgs) => number;
  readonly callerOf: (request: Request) => Caller | null;
  readonly onRefused?: () => void;
  /** What was charged already; absent = nothing was. */
  readonly chargedOf: (request: IncomingMessage | undefined) => Verdict | undefined;
}

/** Charges each operation to its caller before any resolver runs; without a token, to the address it comes from. */
export function useRateLimit({ limit, limiter, costOf, callerOf, onRefused, chargedOf }: Options): Plugin {
  const verdicts = new WeakMap<Request, Verdict>();

  async function refusalOf(args: ExecutionArgs): Promise<GraphQLError | null> {
    const context = args.contextValue as YogaInitialContext & ServerContext;
    const name = payerOf(callerOf(context.request), context.req);
    const verdict = chargedOf(context.req) ?? (await limiter(name, costOf(args)));
    verdicts.set(context.request, verdict);
    if (verdict.allowed) return null;
    onRefused?.();
    return toRefusal(limit, verdict);
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
    onResponse({ request, response }) {
      const verdict = verdicts.get(request);
      if (verdict === undefined) return;
      for (const [name, value] of Object.entries(toRateLimitFields(limit, verdict))) {
        response.headers.set(name, value);
      }
    },
  };
}

/** Who is charged, without being a token. */
export function payerOf(caller: Caller | null, request: IncomingMessage | undefined): string {
  return caller === null ? `address ${request?.socket.remoteAddress ?? ''}` : caller.id;
}

/** What Node.js adds to Yoga's context; absent where a request did not come by a socket. */
interface ServerContext {
  readonly req?: IncomingMessage;
}

function toRefusal({ quota, windowMs }: RateLimit, { retryAfterSeconds }: Verdict): GraphQLError {
  return new GraphQLError(
    `More than ${quota} points in ${windowMs / 1_000} seconds were asked for and nothing was carried out; wait ${retryAfterSeconds} seconds, or ask for less at once.`,
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http: { status: 429 } } },
  );
}
