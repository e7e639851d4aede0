import { type ConversationChange, type ConversationState, isConversationStatus } from '@parley/domain';
import { type ConversationObject, toCurrent } from '../upstream/conversation-object.ts';

/** Whether every planned value is there. */
export function isReached(changes: readonly ConversationChange[], state: ConversationState): boolean {
  return changes.every(({ field, to }) => isSame(to, state[field]));
}

/** Whether nothing that was planned has moved yet. */
export function isUntouched(changes: readonly ConversationChange[], state: ConversationState): boolean {
  return changes.every(({ field, from }) => isSame(from, state[field]));
}

/** The planned changes that an answer denies. What an odd upstream leaves out of its answer denies nothing. */
export function findDenied(
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
