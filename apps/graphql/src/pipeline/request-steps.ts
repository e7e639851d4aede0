import { randomUUID } from 'node:crypto';
import type { Authenticate, Caller } from '../auth/caller.ts';
import { RequestError } from '../failures/expected-error.ts';
import type { RequestEntry } from '../operations/request-entry.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { Charge, RateLimit } from '../rate-limit/token-bucket.ts';
import type { PreparedRequest } from './prepared-request.ts';

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
    /** By the `Authorization` header; `null` = it has no token. Throws an ExpectedError for an invalid one. */
    async authenticate(prepared: PreparedRequest, authorization: string | null): Promise<Caller | null> {
      if (prepared.caller === undefined) {
        const token = bearerToken(authorization);
        prepared.caller = token === null ? null : await authenticate(token);
      }
      return prepared.caller;
    },
    /** Charges a caller once, by the token or else the address. Why they are refused; `null` = they are not. */
    async charge(
      prepared: PreparedRequest,
      address: string | undefined,
      points: number,
    ): Promise<RequestError | null> {
      if (limit === null) return null;
      if (prepared.charge === undefined) {
        const payer = prepared.caller?.id ?? `address ${address ?? ''}`;
        prepared.charge = await limit.limiter(payer, points);
        if (!prepared.charge.allowed) onRateLimited();
      }
      return prepared.charge.allowed ? null : toRefusal(limit.limit, prepared.charge);
    },
    /** The headers about what was charged. */
    chargeHeaders: ({ charge }: PreparedRequest): Readonly<Record<string, string>> =>
      limit && charge ? toRateLimitFields(limit.limit, charge) : {},
    isLimited: limit !== null,
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

/** The token of an `Authorization` header; `null` for another scheme and for what no header could carry on. */
function bearerToken(header: string | null): string | null {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}

interface Answer {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** When its head was ready, by `performance.now()`. Default: now. */
  readonly endedAt?: number | undefined;
}

const GIVEN = /^[\w.-]{8,64}$/;

/** Names a request in the log and to its caller. `given`: the `x-request-id` that came; `null` = none did. */
function toRequestId(given: string | null): string {
  return given !== null && GIVEN.test(given) ? given : randomUUID();
}

/**
 * The `RateLimit` and `RateLimit-Policy` response fields (draft-ietf-httpapi-ratelimit-headers-10), both Structured
 * Fields, and `Retry-After` (RFC 9110, section 10.2.3) for who has to wait.
 */
function toRateLimitFields({ quota, windowMs }: RateLimit, charge: Charge): Record<string, string> {
  const { allowed, remaining, resetSeconds, retryAfterSeconds } = charge;
  return {
    'ratelimit-policy': `"caller";q=${quota};w=${windowMs / 1_000}`,
    ratelimit: `"caller";r=${remaining};t=${resetSeconds}`,
    ...(!allowed && { 'retry-after': String(retryAfterSeconds) }),
  };
}

function toRefusal({ quota, windowMs }: RateLimit, { retryAfterSeconds }: Charge): RequestError {
  const message = `More than ${quota} points in ${windowMs / 1_000} seconds were asked for and nothing was executed; wait ${retryAfterSeconds} seconds, or ask for less at once.`;
  return new RequestError('RATE_LIMITED', message, { retryAfterSeconds });
}
