import { type ConversationStatus, isConversationStatus } from './conversation-status.ts';
import type { Unrecognized } from './unrecognized.ts';

/** What a deployment wants beyond what the API contract says. */
export interface UpdatePolicy {
  readonly name: string;
  /**
   * `all` = an update carries its consequences (start claims, unassign re-queues);
   * `invariants` = the API contract as written, absent keeps, only a finished conversation is never left asleep.
   */
  readonly implied: 'all' | 'invariants';
  /** What happens to a takeover, to in-progress without a user, and to a snooze beyond the reply window. */
  readonly risk: 'warn' | 'refuse';
  /** Refuse an update that names neither `expected` nor `version`. */
  readonly requireExpected: boolean;
  /** The statuses that may be asked for from each status; absent = any from any. */
  readonly allowedStatuses?: Readonly<Record<ConversationStatus, readonly ConversationStatus[]>>;
}

/** Never refuses what the API contract accepts unless the caller asked for protection; warns instead. */
export const DEFAULT_POLICY: UpdatePolicy = {
  name: 'default',
  implied: 'all',
  risk: 'warn',
  requireExpected: false,
};

/** Refuses what `default` warns about, and demands that the caller says what it saw. */
export const STRICT_POLICY: UpdatePolicy = {
  ...DEFAULT_POLICY,
  name: 'strict',
  risk: 'refuse',
  requireExpected: true,
};

/** The API contract as written: a field that is absent keeps its value. Used by the REST API itself. */
export const DOCUMENTED_POLICY: UpdatePolicy = {
  ...DEFAULT_POLICY,
  name: 'documented',
  implied: 'invariants',
};

/** Whether a status may be asked for. Where statuses are limited, there is no way out of one that the contract does not list. */
export function mayMove(
  from: ConversationStatus | Unrecognized,
  to: ConversationStatus,
  { allowedStatuses }: Pick<UpdatePolicy, 'allowedStatuses'>,
): boolean {
  return !allowedStatuses || (isConversationStatus(from) && allowedStatuses[from].includes(to));
}
