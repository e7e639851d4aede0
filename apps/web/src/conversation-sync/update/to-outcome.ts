import type { UndoIntent } from '@parley/domain/status';
import type { UpdateConversationMutation } from '../../generated/graphql.ts';
import { toNumber } from '../conversation/state.ts';
import { fromApiStatus } from '../conversation/status.ts';
import { type FailedRequest, readFailure, toFailed } from './failure.ts';
import type { Outcome } from './outcome.ts';
import type { UpdateIntent } from './pending-update.ts';

type Answer = UpdateConversationMutation['updateConversation'];
type Success = Extract<Answer, { __typename: 'UpdateConversationSuccess' }>;

export function toOutcome(answer: Answer | undefined, error: FailedRequest | undefined): Outcome {
  if (!answer) return readFailure(error);
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
      return toFailed(answer) ?? { kind: 'refused', code: answer.code, message: answer.message };
  }
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
