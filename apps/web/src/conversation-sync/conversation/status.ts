import type { ConversationStatus, IntentEvent } from '@parley/domain/status';
import type { ConversationStatus as ApiStatus } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';

const FROM_API = { TO_DO: 'to-do', IN_PROGRESS: 'in-progress', DONE: 'done' } as const satisfies Record<
  ApiStatus,
  ConversationStatus
>;
const TO_API = { 'to-do': 'TO_DO', 'in-progress': 'IN_PROGRESS', done: 'DONE' } as const satisfies Record<
  ConversationStatus,
  ApiStatus
>;

/** The API answers null for a status that its page does not list; the planner keeps such a text as it is. */
export const UNKNOWN_STATUS = 'unknown';

export function fromApiStatus(status: ApiStatus | null | undefined): ConversationStatus | undefined {
  return status ? FROM_API[status] : undefined;
}

export function toApiStatus(status: ConversationStatus): ApiStatus {
  return TO_API[status];
}

export function statusName(status: string | null | undefined): string {
  return messages.conversation.statuses[status as ConversationStatus] ?? messages.conversation.unknownStatus;
}

export type StatusEvent = Extract<IntentEvent, 'start' | 'finish' | 'queue'>;

/** The three buttons of a conversation, in the order of the keys 1, 2, 3. */
export const STATUS_EVENTS = [
  { event: 'queue', status: 'to-do', key: '1' },
  { event: 'start', status: 'in-progress', key: '2' },
  { event: 'finish', status: 'done', key: '3' },
] as const satisfies readonly {
  event: StatusEvent;
  status: ConversationStatus;
  key: string;
}[];
