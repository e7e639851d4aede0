import type {
  UpdateIntent as DomainIntent,
  ExpectedState,
  StateField,
  UndoIntent,
} from '@parley/domain/status';

/** What a person asked for: only the fields that they touched. */
export type UpdateIntent = Pick<DomainIntent, StateField>;

/** What a person asked for, with all that is needed to ask the server for it, now or after a reload. Plain data. */
export interface QueuedUpdate {
  /** The idempotency key. A retry keeps it, so that the change is never applied twice. */
  readonly key: string;
  readonly conversationId: string;
  /** What to call the conversation in a sentence. */
  readonly subject: string;
  readonly intent: UpdateIntent;
  readonly expected: ExpectedState;
  readonly lastSeenMessageId?: string;
  readonly takeover?: boolean;
  /** How to take it back, as far as the plan knows; the answer knows better. */
  readonly undo: UndoIntent | null;
  /** True for an update that itself takes one back. */
  readonly undoes: boolean;
  /** The bulk change that it is part of: its fellows are told and taken back together. */
  readonly bulk?: string;
}

/** An update on its way: asked for, shown, and not yet answered. */
export interface PendingUpdate extends QueuedUpdate {
  /** `held` = it was sent and nobody knows whether it was saved; it is tried again. */
  readonly phase: 'waiting' | 'sending' | 'held';
}

/** Every pending update by conversation, oldest first. */
export type PendingUpdates = Readonly<Record<string, readonly PendingUpdate[]>>;

export const NONE_PENDING: readonly PendingUpdate[] = [];

export function countPending(pending: PendingUpdates): number {
  return Object.values(pending).reduce((sum, updates) => sum + updates.length, 0);
}
