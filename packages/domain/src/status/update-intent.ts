import type { ConversationState } from './conversation-state.ts';
import type { ConversationStatus } from './conversation-status.ts';

/** Values that the caller saw; only the fields given are compared, and `null` is a value. */
export type ExpectedState = { readonly [F in keyof ConversationState]?: ConversationState[F] | undefined };

/** What a person or a program asks for. A field that is absent (or `undefined`) keeps its value. */
export interface UpdateIntent {
  readonly status?: ConversationStatus | undefined;
  /** `null` = unassign. */
  readonly userId?: number | null | undefined;
  /** Instant (RFC 3339); `null` = wake. */
  readonly snoozeUntil?: string | null | undefined;
  /** Guards the fields that this intent changes: another value than the one seen is a conflict. */
  readonly expected?: ExpectedState | undefined;
  /** Guards everything: the conversation's version (the value of its ETag) must still be this one. */
  readonly version?: string | undefined;
  /** The newest customer message that the caller saw; done and snooze are refused if there is a newer one. */
  readonly lastSeenMessageId?: number | undefined;
  /** The caller knows that the conversation belongs to somebody else and takes it. Default: false. */
  readonly takeover?: boolean | undefined;
}
