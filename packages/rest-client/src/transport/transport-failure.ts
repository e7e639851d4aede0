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
    const told = innermostTelling(cause);
    super(kind, told === undefined ? undefined : { cause: told });
    this.kind = kind;
    this.code = codeOf(told);
  }

  override get name() {
    return 'TransportFailure' as const;
  }

  /** Wraps whatever a platform threw. `sent`: whether the request had begun to leave, as far as the transport knows. */
  static from(error: unknown, sent: 'no' | 'yes' | 'unknown'): TransportFailure {
    if (error instanceof TransportFailure) return error;
    const told = innermostTelling(error);
    const code = codeOf(told) ?? '';
    if (isParserError(told) || BROKEN_ANSWER.test(code)) return new TransportFailure('protocol', error);
    if (sent === 'no' || (sent === 'unknown' && (NEVER_CONNECTED.test(code) || saysNeverConnected(error)))) {
      return new TransportFailure('not-connected', error);
    }
    return new TransportFailure('connection-lost', error);
  }
}

// llhttp, undici, zlib, brotli; the last three are Bun's.
const BROKEN_ANSWER =
  /^(HPE_|Z_|ERR__|ERR_BROTLI|ERR_ZLIB|UND_ERR_HEADERS_OVERFLOW$|Malformed_HTTP|InvalidHTTP|(Zlib|Brotli)Error$)/;
// System, DNS and TLS codes that only occur before a request is written; the last two are Bun's.
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_(WRONG_VERSION|PACKET_LENGTH|UNSUPPORTED_PROTOCOL|SSLV3_ALERT_HANDSHAKE|TLSV1_ALERT_PROTOCOL)|ConnectionRefused|FailedToOpenSocket)/;

/** fetch hides the error that tells something under a TypeError, sometimes two deep. */
function innermostTelling(error: unknown): unknown {
  let found = error;
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (codeOf(current) !== null || isParserError(current)) found = current;
    current = current.cause;
  }
  return found;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Deno gives no codes, but the words of its HTTP library. */
function saysNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message.includes('client error (Connect)');
}

/** undici's parser gives a code to some of its errors only. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === 'HTTPParserError';
}
