import type { ConversationStatus } from './conversation-status.ts';

/** What a deployment wants beyond what the API page says. */
export interface UpdatePolicy {
  readonly name: string;
  /**
   * `all` = an update carries its consequences (start claims, unassign re-queues);
   * `invariants` = the API page as written, absent keeps, only a finished conversation is never left asleep.
   */
  readonly implied: 'all' | 'invariants';
  /** What happens to a takeover, to in-progress without a user, and to a snooze beyond the reply window. */
  readonly risk: 'warn' | 'refuse';
  /** Refuse an update that names neither `expected` nor `version`. */
  readonly requireExpected: boolean;
  /** The statuses that may be asked for from each status; absent = any from any. */
  readonly allowedStatuses?: Readonly<Record<ConversationStatus, readonly ConversationStatus[]>>;
}

/** Never refuses what the API page accepts unless the caller asked for protection; warns instead. */
export const DEFAULT_POLICY: UpdatePolicy = {
  name: 'default',
  implied: 'all',
  risk: 'warn',
  requireExpected: false,
};

/** Refuses what `default` warns about, and demands that the caller says what it saw. */
export const STRICT_POLICY: UpdatePolicy = {
  name: 'strict',
  implied: 'all',
  risk: 'refuse',
  requireExpected: true,
};

/** The API page as written: a field that is absent keeps its value. Used by the REST API itself. */
export const DOCUMENTED_POLICY: UpdatePolicy = {
  name: 'documented',
  implied: 'invariants',
  risk: 'warn',
  requireExpected: false,
};
