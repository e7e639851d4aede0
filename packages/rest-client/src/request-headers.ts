import type { CallOptions, UpdateOptions } from './client-options.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { RECORDED_FIELDS } from './resources/recorded-change.ts';
import { isEtagValue, toStrongEtag } from './strong-etag.ts';

// Set by this client or by the transport, or changing what an answer means.
const RESERVED =
  /^(authorization|accept|accept-encoding|content-type|content-length|content-encoding|if-match|if-none-match|if-modified-since|if-unmodified-since|idempotency-key|idempotency-fingerprint|implied-fields|last-event-id|range|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect)$/;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\x20-\x7e\t]*$/;

/** The caller's further headers, lower-case, or a refusal before anything is sent. */
export function toExtraHeaders(headers: CallOptions['headers']): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers ?? {})) {
    const name = given.toLowerCase();
    if (RESERVED.test(name)) refuse('/headers', `The header ${name} is set by this client; leave it out.`);
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      refuse('/headers', 'A header name or value has characters that a header cannot carry.');
    }
    checked[name] = value;
  }
  return checked;
}

/** The headers that guard an update, and say what it is made of. */
export function toUpdateHeaders({
  ifMatch,
  idempotencyKey,
  idempotencyFingerprint,
  impliedFields = [],
}: UpdateOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  if (ifMatch !== undefined) {
    if (!isEtagValue(ifMatch)) {
      refuse('/ifMatch', 'ifMatch is not a version; give the version of an answer, without quotes.');
    }
    headers['if-match'] = toStrongEtag(ifMatch);
  }
  if (idempotencyKey !== undefined) {
    headers['idempotency-key'] = checkIdempotencyKey(idempotencyKey, '/idempotencyKey');
  }
  if (idempotencyFingerprint !== undefined) {
    if (typeof idempotencyFingerprint !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(idempotencyFingerprint)) {
      refuse('/idempotencyFingerprint', 'idempotencyFingerprint is not 1 to 128 visible ASCII characters.');
    }
    headers['idempotency-fingerprint'] = idempotencyFingerprint;
  }
  if (impliedFields.length > 0) {
    if (!impliedFields.every((field) => RECORDED_FIELDS.includes(field))) {
      refuse('/impliedFields', `impliedFields holds other names than ${RECORDED_FIELDS.join(', ')}.`);
    }
    headers['implied-fields'] = impliedFields.join(', ');
  }
  return headers;
}

/** Checks a key. Those that a path would lose could be sent, but never looked up. */
export function checkIdempotencyKey(key: unknown, pointer: string): string {
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key) && key !== '.' && key !== '..') return key;
  return refuse(pointer, 'The key is not 1 to 255 visible ASCII characters; a UUID is a good key.');
}

function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}
