import type { ConversationEvent } from './conversation-event.ts';
import type { ConversationStatus } from './conversation-status.ts';

/** What one event does to a conversation of one status. */
export interface Transition {
  /** The status afterwards. */
  readonly status: ConversationStatus;
  /**
   * `keep`; `given` = the user that the event names; `none` = unassigned;
   * `claim` = the human who acts, if nobody is assigned; `keep-active` = unassigned if the user no longer works here.
   */
  readonly user: 'keep' | 'given' | 'none' | 'claim' | 'keep-active';
  /** `keep`; `given` = the instant that the event names; `clear` = awake; `clear-soft` = awake unless snoozed hard. */
  readonly snooze: 'keep' | 'given' | 'clear' | 'clear-soft';
}

function to(
  status: ConversationStatus,
  user: Transition['user'] = 'keep',
  snooze: Transition['snooze'] = 'keep',
): Transition {
  return { status, user, snooze };
}

/** The same from every status; without a status, each stays. */
function each(status?: ConversationStatus | null, user?: Transition['user'], snooze?: Transition['snooze']) {
  return {
    'to-do': to(status ?? 'to-do', user, snooze),
    'in-progress': to(status ?? 'in-progress', user, snooze),
    done: to(status ?? 'done', user, snooze),
  };
}

/**
 * The status machine: event × current status. A person's events are any → any, as the API contract allows;
 * safety comes from preconditions and guards, not from forbidden arrows.
 */
export const TRANSITIONS = {
  start: { ...each('in-progress', 'claim', 'clear'), 'in-progress': to('in-progress') },
  finish: { ...each('done', 'keep', 'clear'), done: to('done') },
  queue: each('to-do'),
  assign: each(null, 'given'),
  unassign: { ...each('to-do', 'none'), done: to('done', 'none') },
  snooze: { ...each('to-do', 'keep', 'given'), 'in-progress': to('in-progress', 'keep', 'given') },
  wake: each(null, 'keep', 'clear'),
  timer: each(null, 'keep', 'clear'),
  'customer-reply': {
    'to-do': to('to-do', 'keep', 'clear-soft'),
    'in-progress': to('in-progress'),
    done: to('to-do', 'keep-active'),
  },
} as const satisfies Record<ConversationEvent, Record<ConversationStatus, Transition>>;
