/**
 * `not-connected`: nothing was sent. `connection-lost`: it broke later. `protocol`: the answer is broken HTTP or
 * broken compression. `too-large`: the answer is larger than allowed.
 */
export type TransportFailureKind = 'not-connected' | 'connection-lost' | 'protocol' | 'too-large';

/** Why a transport could not bring the answer. */
export class TransportFailure extends Error {
  readonly kind: TransportFailureKind;
  /** The platform's code, such as `ECONNREFUSED`; `null` when it gave none. */
  readonly code: string | null;

  constructor(kind: TransportFailureKind, cause?: unknown) {
    super(kind, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = platformCode(cause);
  }

  override get name() {
    return 'TransportFailure' as const;
  }

  /** Wraps whatever a platform threw; `sent` = the request may have begun to leave. */
  static from(error: unknown, sent: boolean): TransportFailure {
    if (error instanceof TransportFailure) return error;
    const code = platformCode(error) ?? '';
    if (BROKEN_ANSWER.test(code)) return new TransportFailure('protocol', error);
    if (!sent || NEVER_CONNECTED.test(code)) return new TransportFailure('not-connected', error);
    return new TransportFailure('connection-lost', error);
  }
}

// llhttp, undici, zlib, brotli.
const BROKEN_ANSWER =
  /^(HPE_|Z_|ERR__|ERR_BROTLI|ERR_ZLIB|UND_ERR_HEADERS_OVERFLOW$|UND_ERR_RES_CONTENT_LENGTH_MISMATCH$)/;
// System, DNS and TLS codes that only occur before a request is written; the last two are Bun's.
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_CLOSED|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_|ConnectionRefused|FailedToOpenSocket)/;

/** The code of the innermost cause that has one: fetch hides it under a TypeError. */
function platformCode(error: unknown): string | null {
  let code: string | null = null;
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') code = current.code;
    current = current.cause;
  }
  return code;
}
