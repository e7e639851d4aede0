import { GraphQLError } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import { requestErrorOf } from './error-catalogue.ts';
import type { ExpectedError } from './expected-error.ts';
import { faultBehind, maskError } from './mask-error.ts';

export const CHALLENGE = 'Bearer realm="parley"';

interface HttpRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The HTTP answer to a request that is refused as a whole. */
export function toHttpRefusal({ message, extensions }: GraphQLError): HttpRefusal {
  const { code, retryAfterSeconds } = extensions;
  const { status = 500 } = requestErrorOf(code) ?? {};
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(typeof retryAfterSeconds === 'number' && { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 && { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` }),
      ...(status === 405 && { allow: 'GET' }),
    },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
  };
}

export function toResponse({ Response }: FetchAPI, error: ExpectedError): Response {
  const { body, ...head } = toHttpRefusal(error);
  return new Response(body, head);
}

/** What is answered instead of a file, and what nobody expected, for the log; `fault: null` = nothing of the kind. */
export function toFileRefusal(error: unknown, requestId: string): HttpRefusal & { readonly fault: unknown } {
  const masked = maskError(error, 'Unexpected error.');
  const behind = faultBehind(masked);
  const { code } = masked.extensions;
  if (behind === null) {
    const refusal = toHttpRefusal(masked);
    // A path has no arguments: what the upstream refused is what the gateway made of it.
    return { ...refusal, ...(code === 'INVALID_INPUT' && { status: 502 }), fault: null };
  }
  const told = new GraphQLError(masked.message, { extensions: { code, requestId } });
  return { ...toHttpRefusal(told), fault: behind.fault };
}
