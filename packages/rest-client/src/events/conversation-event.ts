import type { Unrecognized } from '@parley/domain/status';
import type { RecordedChange } from '../resources/recorded-change.ts';

/** One effective change of one conversation. */
export interface ConversationChangedData {
  readonly id: number;
  readonly conversation_id: number;
  /** The version that the change led to. */
  readonly version: string;
  /** `updated` = status, user or snooze; `message` = a message was written, and what it changed. */
  readonly type: 'updated' | 'message' | Unrecognized;
  readonly changes: readonly RecordedChange[];
  /** Who asked for it; `null` for changes of a policy, a timer or the customer. */
  readonly user_id: number | null;
  /** RFC 3339. */
  readonly at: string;
}

/** A conversation has changed. */
export interface ConversationChanged {
  readonly event: 'conversation.changed';
  /** Rises strictly from event to event; give the last one seen as `lastEventId` to go on after it. */
  readonly id: number;
  readonly data: ConversationChangedData;
}

/** The first event of a feed that starts now; everything after `id` will follow. */
export interface FeedStarted {
  readonly event: 'hello';
  readonly id: number;
}

/**
 * The API no longer knows, or never knew, what follows the last id: events may be missing. Read again whatever is
 * held; everything after `id` will follow.
 */
export interface FeedReset {
  readonly event: 'reset';
  readonly id: number;
}

/** What a feed gives. Tell them apart by `event`. */
export type ConversationEvent = ConversationChanged | FeedStarted | FeedReset;
