import type { Authenticate, Caller } from '../auth/caller.ts';
import type { RequestEntry } from '../operations/request-entry.ts';
import { toRateLimitFields } from '../rate-limit/rate-limit-fields.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { Charge, RateLimit } from '../rate-limit/token-bucket.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { toRequestId } from './request-id.ts';

interface Options {
  readonly authenticate: Authenticate;
  /** `null` = there is none. */
  readonly limit: { readonly limit: RateLimit; readonly limiter: RateLimiter } | null;
  readonly onRateLimited: () => void;
  readonly listeners: readonly ((entry: RequestEntry) => void)[];
}

/** The steps of every request, of a known operation, through Yoga, and for a file alike. */
export type RequestSteps = ReturnType<typeof createRequestSteps>;

export function createRequestSteps({ authenticate, limit, onRateLimited, listeners }: Options) {
  return {
    /** `requestId`: the `x-request-id` that came; `null` = none did. */
    begin: (requestId: string | null): PreparedRequest => ({
      requestId: toRequestId(requestId),
      startedAt: performance.now(),
      operation: null,
    }),
    /** Throws an AuthenticationError for a token that is worth nothing. */
    async authenticate(prepared: PreparedRequest, authorization: string | null): Promise<Caller | null> {
      if (prepared.caller === undefined) prepared.caller = await authenticate(authorization);
      return prepared.caller;
    },
    /** Charges a caller once; who has no token is known by their address. `null` = there is no limit. */
    async charge(
      prepared: PreparedRequest,
      address: string | undefined,
      points: number,
    ): Promise<Charge | null> {
      if (limit === null) return null;
      if (prepared.charge === undefined) {
        const payer = prepared.caller?.id ?? `address ${address ?? ''}`;
        prepared.charge = await limit.limiter(payer, points);
        if (!prepared.charge.allowed) onRateLimited();
      }
      return prepared.charge;
    },
    /** The headers about what was charged. */
    chargeHeaders: ({ charge }: PreparedRequest): Readonly<Record<string, string>> =>
      limit && charge ? toRateLimitFields(limit.limit, charge) : {},
    /** What one caller may ask for; `null` = there is no limit. */
    rateLimit: limit?.limit ?? null,
    /** Whether anybody wants to know of each request. */
    isReporting: listeners.length > 0,
    report({ requestId, startedAt, operation }: PreparedRequest, answer: Answer): void {
      const { method, route, status, endedAt = performance.now() } = answer;
      const ms = endedAt - startedAt;
      for (const listen of listeners) listen({ method, route, status, ms, operation, requestId });
    },
  };
}

/** `null` = the header did not come, or several times. */
export function onlyValue(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

interface Answer {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** When its head was ready, by `performance.now()`. Default: now. */
  readonly endedAt?: number | undefined;
}
