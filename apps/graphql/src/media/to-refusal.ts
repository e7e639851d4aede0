import { GraphQLError } from 'graphql';
import { AuthenticationError } from '../auth/authentication-error.ts';
import { toChallenge } from '../auth/challenge.ts';
import { faultBehind, maskError } from '../errors/mask-error.ts';
import { MediaError } from './media-error.ts';

/** The caller has asked for too much of late. */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';
  readonly code = 'RATE_LIMITED';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`Too much was asked for; wait ${retryAfterSeconds} seconds.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In the words and the form of the GraphQL endpoint. */
  readonly body: string;
  /** What nobody expected, for the log; `null` = nothing of the kind. */
  readonly fault: unknown;
}

const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  READ_UNSUPPORTED: 502,
  INVALID_INPUT: 502,
  UPSTREAM_UNAVAILABLE: 503,
};

/** What is answered instead of a file. Nothing of an upstream's answer is repeated. */
export function toRefusal(error: unknown, requestId: string): Refusal {
  if (error instanceof MediaError) {
    const headers = {
      ...(error.status === 503 && retryAfter(1)),
      ...(error.status === 405 && { allow: 'GET' }),
    };
    return refusal(error.status, error, headers);
  }
  if (error instanceof AuthenticationError) return refusal(error.status, error, toChallenge(error));
  if (error instanceof RateLimitedError) return refusal(429, error, retryAfter(error.retryAfterSeconds));
  const told = maskError(error, 'Unexpected error.');
  const { code, retryAfterSeconds } = told instanceof GraphQLError ? told.extensions : {};
  const masked = told instanceof GraphQLError ? faultBehind(told) : { fault: error };
  const status = STATUSES[String(code)] ?? 500;
  const headers = {
    ...(typeof retryAfterSeconds === 'number' && retryAfter(retryAfterSeconds)),
    ...(status === 401 && toChallenge({ code: 'UNAUTHENTICATED' })),
  };
  const named = { message: told.message, code: String(code ?? 'INTERNAL_SERVER_ERROR') };
  return { ...refusal(status, named, headers, masked ? { requestId } : {}), fault: masked?.fault ?? null };
}

function refusal(
  status: number,
  { message, code }: { readonly message: string; readonly code: string },
  headers: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Refusal {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify({ errors: [{ message, extensions: { code, ...more } }] }),
    fault: null,
  };
}

function retryAfter(seconds: number): Record<string, string> {
  return { 'retry-after': String(seconds) };
}
