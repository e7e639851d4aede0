import type { CallOptions, UpdateOptions } from '../call-options.ts';
import { refuse } from '../errors/client.ts';
import { RECORDED_FIELDS } from '../resources/history.ts';
import type { Operation } from './operation.ts';

/** What every request of a call carries, but for the token. */
export function toOperationHeaders({
  body,
  headers,
}: Pick<Operation<unknown>, 'body' | 'headers'>): Readonly<Record<string, string>> {
  const all: Record<string, string> = { ...headers };
  all.accept = 'application/json, application/problem+json';
  if (body !== undefined) all['content-type'] = 'application/json';
  return all;
}

// Set by this client or by the transport, or changing what an answer means.
const RESERVED =
  /^(authorization|accept|accept-encoding|content-type|content-length|content-encoding|if-match|if-none-match|if-modified-since|if-unmodified-since|idempotency-key|idempotency-fingerprint|implied-fields|last-event-id|range|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect)$/;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\x20-\x7e\t]*$/;

/** The caller's further headers, lower-case, or a refusal before anything is sent. */
export function toExtraHeaders(headers: CallOptions['headers'] = {}): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {};
  for (const [key, value] of Object.entries(headers)) {
    const name = key.toLowerCase();
    if (RESERVED.test(name)) refuse('/headers', `The header ${name} is set by this client; leave it out.`);
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      refuse('/headers', 'A header has characters that none can carry.');
    }
    checked[name] = value;
  }
  return checked;
}

/** The operation with the caller's further headers beside its own. */
export function withExtraHeaders<T>(operation: Operation<T>, headers: CallOptions['headers']): Operation<T> {
  if (headers === undefined) return operation;
  return { ...operation, headers: { ...toExtraHeaders(headers), ...operation.headers } };
}

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

/** With the headers that the API records with an update. */
export function withRecordHeaders<T>(
  operation: Operation<T>,
  { idempotencyFingerprint, impliedFields = [] }: UpdateOptions,
): Operation<T> {
  if (idempotencyFingerprint === undefined && impliedFields.length === 0) return operation;
  const headers: Record<string, string> = { ...operation.headers };
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
  return { ...operation, headers };
}

/** Checks a key. Those that a path would lose could be sent, but never looked up. */
export function checkIdempotencyKey(key: unknown, pointer: string): string {
  if (typeof key === 'string' && /^[!-~]{1,255}$/.test(key) && key !== '.' && key !== '..') return key;
  return refuse(pointer, 'The key is not 1 to 255 visible ASCII characters.');
}

/** Makes a key that nobody else has. */
function makeIdempotencyKey(): string {
  const { crypto } = globalThis;
  if (!crypto) refuse('/idempotencyKey', 'There is no globalThis.crypto: give an idempotencyKey.');
  // Browsers offer randomUUID only to pages that came over https.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return crypto.getRandomValues(new Uint8Array(16)).join('-');
}

/**
 * The value inside a strong ETag (RFC 9110, 8.8.3); `null` for a weak one, for one that a compressing proxy has
 * rewritten (Apache: `"7-gzip"`), and for none: in `If-Match` none of them would match.
 */
export function fromStrongEtag(header: string | null): string | null {
  const value = header?.trim().match(/^"([!#-~]+)"$/)?.[1];
  return !value || /[-;](gzip|br|zstd)$/.test(value) ? null : value;
}

/** The version that a body has as a property, as conversations do; `null` = none that could be an `If-Match`. */
export function readVersion({ version }: { readonly version?: unknown }): string | null {
  return isEtagValue(version) ? version : null;
}

/** True for what can stand inside the quotes of an ETag. */
function isEtagValue(value: unknown): value is string {
  return typeof value === 'string' && /^[!#-~]+$/.test(value);
}

/** A version as the API expects it in `If-Match`. */
function toStrongEtag(version: string): string {
  return `"${version}"`;
}
