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
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Reads what tells nothing of its own: a connection that broke, unless nothing had left yet. */
export function toLostConnection(error: unknown, sent: 'no' | 'yes' | 'unknown'): TransportFailure {
  if (error instanceof TransportFailure) return error;
  return new TransportFailure(sent === 'no' ? 'not-connected' : 'connection-lost', error);
}
