import type { CallOptions, UpdateOptions } from './client-options.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { isEtagValue, toStrongEtag } from './strong-etag.ts';

// Set by this client or by the transport, or changing what an answer means.
const RESERVED =
  /^(authorization|accept|accept-encoding|content-type|content-length|content-encoding|if-match|if-none-match|if-modified-since|if-unmodified-since|idempotency-key|range|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect)$/;
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

/** The two headers that guard an update. */
export function toGuardHeaders({ ifMatch, idempotencyKey }: UpdateOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  if (ifMatch !== undefined) {
    if (!isEtagValue(ifMatch)) {
      refuse('/ifMatch', 'ifMatch is not a version; give the version of an answer, without quotes.');
    }
    headers['if-match'] = toStrongEtag(ifMatch);
  }
  if (idempotencyKey !== undefined) {
    if (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
      refuse(
        '/idempotencyKey',
        'idempotencyKey is not 1 to 255 visible ASCII characters; a UUID is a good key.',
      );
    }
    headers['idempotency-key'] = idempotencyKey;
  }
  return headers;
}

function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}
