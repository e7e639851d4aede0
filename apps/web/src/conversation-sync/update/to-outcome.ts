import type { UndoIntent } from '@parley/domain/status';
import type { UpdateConversationMutation } from '../../generated/graphql.ts';
import { toNumber } from '../conversation/state.ts';
import { fromApiStatus } from '../conversation/status.ts';
import { type FailedRequest, readFailure } from '../graphql/request-error.ts';
import type { Outcome } from './outcome.ts';
import type { UpdateIntent } from './pending-update.ts';

type Answer = UpdateConversationMutation['updateConversation'];
type Success = Extract<Answer, { __typename: 'UpdateConversationSuccess' }>;

export function toOutcome(answer: Answer | undefined, error: FailedRequest | undefined): Outcome {
  if (!answer) return outcomeOfRequest(error);
  switch (answer.__typename) {
    case 'UpdateConversationSuccess':
      return {
        kind: 'saved',
        changed: answer.changed,
        undo: toUndoIntent(answer.undo),
        warnings: answer.warnings,
      };
    case 'ConversationConflict':
      return { kind: 'conflict', fields: answer.fields, current: answer.current };
    default:
      return outcomeOf(answer) ?? { kind: 'refused', code: answer.code, message: answer.message };
  }
}

/** By the code alone, whichever way it came; `null` = it says that the update is refused, or nothing. */
function outcomeOf(failure: { readonly code: string; readonly retryAfterSeconds?: unknown }): Outcome | null {
  const retryAfterSeconds = toWait(failure.retryAfterSeconds);
  switch (failure.code) {
    case 'UNAUTHENTICATED':
      return { kind: 'signed-out' };
    case 'RATE_LIMITED':
      return { kind: 'unsettled', reason: 'rate-limited', retryAfterSeconds };
    case 'UPSTREAM_UNAVAILABLE':
    case 'IDEMPOTENCY_KEY_IN_FLIGHT':
      return { kind: 'unsettled', reason: 'unavailable', retryAfterSeconds };
    case 'OUTCOME_UNKNOWN':
      return { kind: 'unsettled', reason: 'unknown', retryAfterSeconds: null };
    default:
      return null;
  }
}

/** How an update ended that the gateway, or something before it, did not execute. */
function outcomeOfRequest(error: FailedRequest | undefined): Outcome {
  const failure = readFailure(error);
  const { code, status } = failure;
  const outcome = outcomeOf(failure);
  if (outcome !== null) return outcome;
  if (code === 'FORBIDDEN') return { kind: 'refused', code, message: '' };
  // The gateway is another version than the page, and does not know what the page asks.
  if (/^PERSISTED_QUERY_|^GRAPHQL_/.test(code))
    return { kind: 'refused', code: 'PAGE_OUTDATED', message: code };
  // The same request gets the same answer: it would only hold up what comes behind it.
  const isRefused = code === 'BAD_USER_INPUT' || (status >= 400 && status < 500 && status !== 408);
  if (error && error.graphQLErrors.length > 0 && isRefused) {
    return { kind: 'refused', code: 'REQUEST_REFUSED', message: code };
  }
  // Without an answer nobody knows: the request may have arrived. The key makes it safe to ask again.
  return { kind: 'unsettled', reason: error?.networkError ? 'network' : 'unknown', retryAfterSeconds: null };
}

/** Nobody waits longer for a server, whatever it asks for: its clock or its unit may be wrong. */
const MAX_WAIT_SECONDS = 600;

/** The seconds that a server asks to wait, bounded; null = it does not say, or nothing that can be waited for. */
function toWait(asked: unknown): number | null {
  const seconds = asked === null || asked === undefined || asked === '' ? Number.NaN : Number(asked);
  return seconds >= 0 ? Math.min(Math.ceil(seconds), MAX_WAIT_SECONDS) : null;
}

const FIELD_NAMES = { STATUS: 'status', USER_ID: 'userId', SNOOZE_UNTIL: 'snoozeUntil' } as const;

// The API cannot leave a field out of its answer, so `fields` says which ones count; null is a value.
function toUndoIntent(undo: Success['undo']): UndoIntent | null {
  if (!undo) return null;
  const fields = undo.fields.map((field) => FIELD_NAMES[field]);
  const pick = (values: UndoValues): UpdateIntent =>
    Object.fromEntries(fields.map((field) => [field, toValues(values)[field]]));
  return { ...pick(undo), expected: pick(undo.expected) };
}

type UndoValues = Pick<NonNullable<Success['undo']>['expected'], 'status' | 'userId' | 'snoozeUntil'>;

function toValues(values: UndoValues) {
  return {
    status: fromApiStatus(values.status),
    userId: toNumber(values.userId),
    snoozeUntil: values.snoozeUntil,
  };
}
