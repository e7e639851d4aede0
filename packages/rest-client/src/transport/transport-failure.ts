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
    this.code = codeOf(cause);
  }

  override get name() {
    return 'TransportFailure' as const;
  }
}

/** The code that a platform gave its error; `null` = none. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Reads an error without a code: a connection that broke, unless nothing had left yet. */
export function toLostConnection(error: unknown, sent: 'no' | 'yes' | 'unknown'): TransportFailure {
  if (error instanceof TransportFailure) return error;
  return new TransportFailure(sent === 'no' ? 'not-connected' : 'connection-lost', error);
}

/**
 * Reads whatever a platform threw. `sent`: whether the request had begun to leave, as far as the transport knows.
 * Browsers have no codes, so that {@link toLostConnection} is enough there.
 */
export function toTransportFailure(error: unknown, sent: 'no' | 'yes' | 'unknown'): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const source = innermostSource(error) ?? error;
  const code = codeOf(source) ?? '';
  if (isParserError(source) || BROKEN_ANSWER.test(code)) return new TransportFailure('protocol', source);
  if (sent === 'no' || (sent === 'unknown' && (NEVER_CONNECTED.test(code) || saysNeverConnected(error)))) {
    return new TransportFailure('not-connected', source);
  }
  return new TransportFailure('connection-lost', source);
}

// llhttp, undici, zlib, brotli; the last three are Bun's.
const BROKEN_ANSWER =
  /^(HPE_|Z_|ERR__|ERR_BROTLI|ERR_ZLIB|UND_ERR_HEADERS_OVERFLOW$|Malformed_HTTP|InvalidHTTP|(Zlib|Brotli)Error$)/;
// System, DNS and TLS codes that only occur before a request is written; the last two are Bun's.
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_(WRONG_VERSION|PACKET_LENGTH|UNSUPPORTED_PROTOCOL|SSLV3_ALERT_HANDSHAKE|TLSV1_ALERT_PROTOCOL)|ConnectionRefused|FailedToOpenSocket)/;

/** Deno gives no codes, but the words of its HTTP library; Node.js none to ports that fetch refuses (6000, 10080). */
function saysNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && /client error \(Connect\)|^bad port$/.test(cause.message);
}

/** fetch wraps the error with a code in a TypeError, sometimes two deep. */
function innermostSource(error: unknown, depth = 5): unknown {
  if (depth === 0 || !(error instanceof Error)) return undefined;
  const tells = codeOf(error) !== null || isParserError(error);
  return innermostSource(error.cause, depth - 1) ?? (tells ? error : undefined);
}

/** undici's parser gives a code to some of its errors only. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === 'HTTPParserError';
}
