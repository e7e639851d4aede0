import type { ConversationUpdate } from '@parley/domain';
import type { FastifyRequest } from 'fastify';
import { getSession } from '../http/authentication.ts';
import type { RouteContext } from '../routes/route-context.ts';
import { parseFingerprint, parseIdempotencyKey, toFingerprint } from './idempotency-key.ts';
import type { KeyedRequest } from './stored-response.ts';

/** The idempotency key of an update; `null` = it has none. */
export function toKeyedRequest(
  request: FastifyRequest<{ Body: ConversationUpdate }>,
  id: number,
  { now, idempotencyMs }: Pick<RouteContext, 'now' | 'idempotencyMs'>,
): KeyedRequest | null {
  const {
    'idempotency-key': key,
    'idempotency-fingerprint': fingerprint,
    'if-match': ifMatch,
  } = request.headers;
  if (key === undefined) return null;
  return {
    tokenHash: getSession(request).tokenHash,
    key: parseIdempotencyKey(String(key)),
    fingerprint:
      fingerprint === undefined
        ? toFingerprint(id, request.body, ifMatch)
        : parseFingerprint(String(fingerprint)),
    keptSince: now() - idempotencyMs,
  };
}
