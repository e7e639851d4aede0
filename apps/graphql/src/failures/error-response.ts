import { GraphQLError } from 'graphql';
import { FAILURES, type FailureCode } from './failure-catalogue.ts';
import { faultBehind, maskError } from './mask-error.ts';

export const CHALLENGE = 'Bearer realm="parley"';

interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In the words and the form of the GraphQL endpoint. */
  readonly body: string;
  /** What nobody expected, for the log; `null` = nothing of the kind. */
  readonly fault: unknown;
}

/** The answer to a request that ends with an error outside of GraphQL. Nothing of an upstream's answer is repeated. */
export function toErrorResponse(error: unknown, requestId: string): ErrorResponse {
  const told = maskError(error, 'Unexpected error.');
  const masked = told instanceof GraphQLError ? faultBehind(told) : { fault: error };
  const { code = 'INTERNAL_SERVER_ERROR', retryAfterSeconds } =
    told instanceof GraphQLError ? told.extensions : {};
  const extensions = {
    code,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(masked && { requestId }),
  };
  return {
    // Outside of GraphQL there is no input: what the upstream refused is what the gateway made of the request.
    status: code === 'INVALID_INPUT' ? 502 : (FAILURES[code as FailureCode]?.status ?? 500),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(typeof retryAfterSeconds === 'number' && { 'retry-after': String(retryAfterSeconds) }),
      ...(code === 'UNAUTHENTICATED' && { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` }),
      ...(code === 'METHOD_NOT_ALLOWED' && { allow: 'GET' }),
    },
    body: JSON.stringify({ errors: [{ message: told.message, extensions }] }),
    fault: masked?.fault ?? null,
  };
}
