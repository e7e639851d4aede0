import type { CallOptions, UpdateOptions } from './client-options.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { checkIdempotencyKey, makeIdempotencyKey } from './idempotency-key.ts';
import type { Operation } from './operation.ts';
import { RECORDED_FIELDS } from './resources/recorded-change.ts';
import { isEtagValue, toStrongEtag } from './strong-etag.ts';

// Set by this client or by the transport, or changing what an answer means.
const RESERVED =
  /^(authorization|accept|accept-encoding|content-type|content-length|content-encoding|if-match|if-none-match|if-modified-since|if-unmodified-since|idempotency-key|idempotency-fingerprint|implied-fields|last-event-id|range|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect)$/;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\x20-\x7e\t]*$/;

const NONE: Readonly<Record<string, string>> = {};

/** The caller's further headers, lower-case, or a refusal before anything is sent. */
export function toExtraHeaders(headers: CallOptions['headers']): Readonly<Record<string, string>> {
  if (headers === undefined) return NONE;
  const checked: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (RESERVED.test(name)) refuse('/headers', `The header ${name} is set by this client; leave it out.`);
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      refuse('/headers', 'A header name or value has characters that a header cannot carry.');
    }
    checked[name] = value;
  }
  return checked;
}

/** What every request of a call carries, but for the token. */
export function toOperationHeaders(
  { body, headers }: Pick<Operation<unknown>, 'body' | 'headers'>,
  extraHeaders: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const made: Record<string, string> = { ...extraHeaders, ...headers };
  made.accept = 'application/json, application/problem+json';
  if (body !== undefined) made['content-type'] = 'application/json';
  return made;
}

/** The headers that guard an update, and say what it is made of. Made once per call, so that a key stays the same. */
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
  if (idempotencyKey !== null) {
    headers['idempotency-key'] =
      idempotencyKey === undefined
        ? makeIdempotencyKey()
        : checkIdempotencyKey(idempotencyKey, '/idempotencyKey');
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

function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}
