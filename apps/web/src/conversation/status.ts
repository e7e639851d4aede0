import type { ConversationStatus, IntentEvent } from '@parley/domain/status';
import type { ConversationStatus as ApiStatus } from '../generated/graphql.ts';

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

export const STATUS_NAMES: Readonly<Record<ConversationStatus, string>> = {
  'to-do': 'To do',
  'in-progress': 'In progress',
  done: 'Done',
};

export function statusName(status: string | null | undefined): string {
  return STATUS_NAMES[status as ConversationStatus] ?? 'Unknown status';
}

export type StatusEvent = Extract<IntentEvent, 'start' | 'finish' | 'queue'>;

/** The three buttons of a conversation, in the order of the keys 1, 2, 3. */
export const STATUS_EVENTS = [
  { event: 'queue', status: 'to-do', label: 'Back to to-do', key: '1' },
  { event: 'start', status: 'in-progress', label: 'Start', key: '2' },
  { event: 'finish', status: 'done', label: 'Done', key: '3' },
] as const satisfies readonly {
  event: StatusEvent;
  status: ConversationStatus;
  label: string;
  key: string;
}[];
