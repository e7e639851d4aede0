import type { UpdateOptions } from '../client-options.ts';
import { refuse } from '../errors/invalid-request-error.ts';
import { checkIdempotencyKey, makeIdempotencyKey } from '../idempotency-key.ts';
import { isEtagValue, toStrongEtag } from '../strong-etag.ts';

/** The headers that guard an update. Made once per call, so that a key stays the same. */
export function toGuardHeaders({
  ifMatch,
  idempotencyKey,
}: Pick<UpdateOptions, 'ifMatch' | 'idempotencyKey'>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (ifMatch !== undefined) {
    if (!isEtagValue(ifMatch)) {
      refuse('/ifMatch', 'ifMatch is not a version, without quotes; null is none.');
    }
    headers['if-match'] = toStrongEtag(ifMatch);
  }
  if (idempotencyKey !== null) {
    headers['idempotency-key'] =
      idempotencyKey === undefined
        ? makeIdempotencyKey()
        : checkIdempotencyKey(idempotencyKey, '/idempotencyKey');
  }
  return headers;
}
