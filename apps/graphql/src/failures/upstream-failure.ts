import { type ApiError, isApiError, isRestClientError, type Problem } from '@parley/rest-client';
import type { Denied, Invalid, NotFound, Unavailable } from '../update/update-result.ts';
import { CoordinationError } from './coordination-error.ts';
import { denied, invalid, notFound, unavailable } from './update-errors.ts';

const BUSY =
  'The gateways could not agree whose turn it is with this conversation, and nothing was changed; try again in a moment.';

const CROWDED = 'Too many requests wait for the API already, and nothing was changed; try again in a moment.';

const SPENT =
  'This operation needs more calls of the API than one may make, and nothing more was changed; ask for less at once.';

/** What is known about the call that failed, to tell whom a foreign API complains about. */
export interface FailedCall {
  readonly conversationId: string;
  /** The body that was sent; absent for reads. */
  readonly patch?: { readonly status?: unknown; readonly user_id?: unknown; readonly snooze_until?: unknown };
  /** Whether the conversation was read before: a 404 then speaks of something else. */
  readonly exists?: boolean;
  readonly idempotencyKey?: string | null;
}

/** The caller's view of a failure of the REST client; `null` for any other error. Repeats no upstream text. */
export function toFailure(
  error: unknown,
  call: FailedCall,
): Denied | Invalid | NotFound | Unavailable | null {
  if (error instanceof CoordinationError) {
    return unavailable('UPSTREAM_UNAVAILABLE', error.retryAfterSeconds, BUSY);
  }
  if (!isRestClientError(error)) return null;
  if (error.code === 'invalid-request') return invalid(fieldOf(issuesOf(error)));
  if (error.code === 'circuit-open') {
    return unavailable(
      'UPSTREAM_UNAVAILABLE',
      'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : 1,
    );
  }
  if (error.code === 'middleware-failed') return toGuarded(error);
  if (!isApiError(error)) return unavailable();
  switch (error.problem?.code) {
    case 'invalid-idempotency-key':
      return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_INVALID');
    case 'idempotency-key-reused':
      return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_REUSED');
    case 'idempotency-key-in-flight':
      return unavailable('IDEMPOTENCY_KEY_IN_FLIGHT', error.retryAfterSeconds ?? 1);
  }
  switch (error.status) {
    case 401:
      return denied('UNAUTHENTICATED');
    case 403:
      return denied('FORBIDDEN');
    case 429:
      return unavailable('RATE_LIMITED', error.retryAfterSeconds);
    case 404:
    case 410:
      return complainsAboutUser(error, call)
        ? invalid('userId', 'USER_NOT_FOUND')
        : notFound(call.conversationId);
    case 400:
    case 409:
    case 422:
      return toInvalid(error, call);
    default:
      return unavailable('UPSTREAM_UNAVAILABLE', error.retryAfterSeconds);
  }
}

/** What the gateway itself held back. */
function toGuarded({ cause }: Error): Unavailable {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (cause instanceof CoordinationError)
    return unavailable('UPSTREAM_UNAVAILABLE', cause.retryAfterSeconds, BUSY);
  if (code === 'UPSTREAM_BUSY') return unavailable('UPSTREAM_UNAVAILABLE', 1, CROWDED);
  return code === 'UPSTREAM_BUDGET_SPENT' ? unavailable('UPSTREAM_UNAVAILABLE', null, SPENT) : unavailable();
}

function toInvalid(error: ApiError, call: FailedCall): Invalid {
  if (complainsAboutUser(error, call)) return invalid('userId', 'USER_NOT_FOUND');
  if (error.status === 409 && call.idempotencyKey != null) {
    return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_REUSED');
  }
  return invalid(fieldOf(error.problem?.errors));
}

/** By its code, by its pointer, by its words, or because nothing else is left to complain about. */
function complainsAboutUser(error: ApiError, { patch, exists }: FailedCall): boolean {
  if (typeof patch?.user_id !== 'number') return false;
  const { problem } = error;
  if (problem?.code === 'user-not-found') return true;
  if (problem?.code === 'conversation-not-found') return false;
  if (fieldOf(problem?.errors) === 'userId') return true;
  if (problem !== null && /\buser(_id)?\b/i.test(wordsOf(problem))) return true;
  if (error.status === 404) return exists === true;
  return error.status === 422 && problem === null && Object.keys(patch).length === 1;
}

function wordsOf({ title = '', detail = '', errors = [] }: Problem): string {
  return [title, detail, ...errors.map((issue) => issue.detail ?? '')].join(' ');
}

const FIELDS: Readonly<Record<string, string>> = {
  '/status': 'status',
  '/user_id': 'userId',
  '/snooze_until': 'snoozeUntil',
  '/ifMatch': 'version',
  '/idempotencyKey': 'idempotencyKey',
};

function fieldOf(issues: readonly { readonly pointer?: string }[] = []): string | null {
  return issues.map(({ pointer = '' }) => FIELDS[pointer]).find((field) => field !== undefined) ?? null;
}

function issuesOf(error: object): readonly { readonly pointer?: string }[] {
  return 'issues' in error && Array.isArray(error.issues) ? error.issues : [];
}
