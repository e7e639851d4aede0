import type { Session } from '../session.ts';
import type { Outcome } from './rest-client-error.ts';

/** How far a call has come; what an error can be told from. */
export interface Progress {
  readonly operation: string;
  readonly write: boolean;
  readonly origin: string;
  readonly maxResponseBytes: number;
  /** That every request of the call carries; `null` = none. */
  readonly idempotencyKey: string | null;
  /** Milliseconds. */
  deadline: number;
  /** Milliseconds; `null` = only the deadline. */
  readonly attemptTimeout: number | null;
  /** `turn`: a middleware has not let the request go yet. */
  phase: 'token' | 'turn' | 'connection' | 'answer' | 'body' | 'pause';
  /** How many requests were begun. */
  attempts: number;
  /** What is known about the attempts before this one, `unknown` once one of them is; `null` when there was none. */
  before: Outcome | null;
  status: number | null;
  requestId: string | null;
}

export function startProgress(
  session: Session,
  call: Pick<
    Progress,
    'operation' | 'write' | 'maxResponseBytes' | 'idempotencyKey' | 'deadline' | 'attemptTimeout'
  >,
): Progress {
  return {
    ...call,
    origin: session.baseUrl.origin,
    phase: 'token',
    attempts: 0,
    before: null,
    status: null,
    requestId: null,
  };
}

/** True when an earlier attempt may have changed something: whatever becomes of the last one, that stays unknown. */
export function isAfterUnknown({ write, before }: Progress): boolean {
  return write && before === 'unknown';
}

export const MAY_BE_DONE = 'may have been carried out: read the conversation before you try again.';
export const AFTER_UNKNOWN = `An earlier attempt was sent and ${MAY_BE_DONE}`;
