import type { CallOptions } from './client-options.ts';
import { refuse } from './errors/invalid-request-error.ts';
import type { Operation } from './operation.ts';

// Set by this client or by the transport, or changing what an answer means.
const RESERVED =
  /^(authorization|accept|accept-encoding|content-type|content-length|content-encoding|if-match|if-none-match|if-modified-since|if-unmodified-since|idempotency-key|idempotency-fingerprint|implied-fields|last-event-id|range|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect)$/;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\x20-\x7e\t]*$/;

/** The caller's further headers, lower-case, or a refusal before anything is sent. */
export function toExtraHeaders(headers: CallOptions['headers'] = {}): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
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
