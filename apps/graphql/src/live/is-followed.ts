import { CHANNELS, CONVERSATION_STATUSES } from '@parley/domain';
import { ExpectedError } from '../failures/expected-error.ts';
import { type ConversationObject, toCurrent } from '../upstream/conversation.ts';
import type { Selection } from '../upstream/list-conversations.ts';
import { int, member } from '../upstream/read.ts';
import type { Changed } from './live-event.ts';

export type Filter = NonNullable<Selection['filter']>;

interface Values {
  readonly status: string | null;
  readonly userId: string | null;
}

const status = member('status', CONVERSATION_STATUSES);
const channel = member('channel', CHANNELS);
const unread = int('unread_customer_messages_count');

/** Throws for what only the upstream can decide. `null` = every conversation. */
export function checkFilter(filter: Selection['filter']): Filter | null {
  if (filter?.search) {
    throw new ExpectedError(
      'INVALID_INPUT',
      'filter.search cannot be followed live; leave it out, and ask again for the list when something changes.',
    );
  }
  const asked =
    filter && (filter.status || filter.channel || filter.userId || filter.unassigned || filter.unread);
  return asked ? filter : null;
}

/** Whether a conversation is among those of a filter now, or was before the change: leaving a list is a change, too. */
export function isFollowed(filter: Filter, event: Changed, conversation: ConversationObject): boolean {
  if (filter.channel && !isOneOf(filter.channel, channel(conversation))) return false;
  const { userId } = toCurrent(conversation);
  const now: Values = { status: status(conversation), userId: userId === null ? null : String(userId) };
  // A message may have changed what is unread, and how it was before is not told.
  if (filter.unread && event.kind !== 'message' && (unread(conversation) ?? 0) === 0) return false;
  return hasValues(filter, now) || hasValues(filter, valuesBefore(now, event));
}

function valuesBefore(now: Values, { changes }: Changed): Values {
  const before = { ...now };
  for (const change of changes) {
    if (change.field === 'status') before.status = change.from;
    if (change.field === 'userId') before.userId = change.from === null ? null : String(change.from);
  }
  return before;
}

function hasValues(filter: Filter, { status, userId }: Values): boolean {
  if (filter.status && !isOneOf(filter.status, status)) return false;
  if (!filter.userId && !filter.unassigned) return true;
  return userId === null ? filter.unassigned === true : isOneOf(filter.userId ?? [], userId);
}

function isOneOf(list: readonly string[], value: string | null): boolean {
  return value !== null && list.includes(value);
}
