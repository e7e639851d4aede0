import {
  type ConversationChange,
  type ConversationState,
  isConversationStatus,
  STATE_FIELDS,
  type UpdatePlan,
} from '@parley/domain';
import { conflict } from '../failures/update-errors.ts';
import { type ConversationObject, toCurrent } from '../upstream/conversation.ts';
import type { Update } from './update.ts';
import type { UpdateConflict, UpdateSuccess } from './update-result.ts';

/** Nothing was written: it already is so, or it was only asked what would change. */
export function unwritten(update: Update, plan: UpdatePlan, current: ConversationObject): UpdateSuccess {
  return success(update, plan, current);
}

/**
 * The upstream took it, against this version; `null` = unguarded. What its answer denies was changed by somebody else,
 * or was not taken after all.
 */
export function written(
  update: Update,
  plan: UpdatePlan,
  conversation: ConversationObject,
  version: string | null,
): UpdateSuccess | UpdateConflict {
  const { intent } = update.request;
  const denied = findDenied(plan.changes, conversation);
  const asked = denied.filter((change) => change.cause === 'EXPLICIT').map((change) => change.field);
  if (asked.length > 0) {
    return conflict(
      { fields: asked, expected: intent.expected ?? {}, yours: pickAsked(intent) },
      conversation,
    );
  }
  const changes = plan.changes.filter((change) => !denied.includes(change));
  // Undoing what was only half taken would promise values that are not there.
  const taken = { ...plan, changes, undo: denied.length > 0 ? null : plan.undo };
  return success(update, taken, conversation, { version });
}

export function success(
  { viewer }: Update,
  plan: Pick<UpdatePlan, 'changed' | 'changes' | 'warnings' | 'undo'>,
  conversation: ConversationObject,
  {
    replayed = false,
    version = conversation.version,
  }: { readonly replayed?: boolean; readonly version?: string | null } = {},
): UpdateSuccess {
  return {
    kind: 'success',
    conversation,
    changed: plan.changed,
    // What a policy implies was asked for by nobody.
    changes: plan.changes.map((change) => ({
      ...change,
      actor: change.cause === 'EXPLICIT' ? viewer : null,
    })),
    warnings: plan.warnings,
    undo: plan.undo,
    guarantee: version === null ? 'GATEWAY_ONLY' : 'ATOMIC',
    replayed,
  };
}

function pickAsked(intent: { readonly [F in keyof ConversationState]?: ConversationState[F] | undefined }) {
  return Object.fromEntries(
    STATE_FIELDS.filter((field) => intent[field] !== undefined).map((field) => [field, intent[field]]),
  );
}

/** Whether every planned value is there. */
export function isReached(changes: readonly ConversationChange[], state: ConversationState): boolean {
  return changes.every(({ field, to }) => isSame(to, state[field]));
}

/** Whether nothing that was planned has moved yet. */
export function isUntouched(changes: readonly ConversationChange[], state: ConversationState): boolean {
  return changes.every(({ field, from }) => isSame(from, state[field]));
}

/** The planned changes that an answer denies. What an odd upstream leaves out of its answer denies nothing. */
function findDenied(
  changes: readonly ConversationChange[],
  conversation: ConversationObject,
): ConversationChange[] {
  const state = toCurrent(conversation);
  return changes.filter(({ field, to }) => isTold(field, conversation) && !isSame(to, state[field]));
}

function isTold(field: keyof ConversationState, conversation: ConversationObject): boolean {
  switch (field) {
    case 'status':
      return isConversationStatus(conversation.status);
    case 'userId':
      return conversation.user !== undefined;
    case 'snoozeUntil':
      return conversation.snooze_until !== undefined;
  }
}

function isSame(a: string | number | null, b: string | number | null): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  return a === b || Date.parse(a) === Date.parse(b);
}
