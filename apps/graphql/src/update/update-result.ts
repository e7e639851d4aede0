import type {
  ChangeCause,
  ConversationState,
  ExpectedState,
  RefusalCode,
  StateField,
  UndoIntent,
  UpdatePlan,
  UpdateWarning,
} from '@parley/domain';
import type { ConversationObject } from '../upstream/conversation.ts';
import type { UserObject } from '../upstream/users.ts';

/** One changed value; `from` and `to` are texts for people and programs alike. */
export interface ReportedChange {
  readonly field: StateField;
  readonly from: ConversationState[StateField];
  readonly to: ConversationState[StateField];
  readonly cause: ChangeCause;
  /** Who asked for it; `null` = nobody, or a program. */
  readonly actor: UserObject | null;
}

export interface UpdateSuccess {
  readonly kind: 'success';
  readonly conversation: ConversationObject;
  readonly changed: boolean;
  readonly changes: readonly ReportedChange[];
  readonly warnings: readonly UpdateWarning[];
  readonly undo: UndoIntent | null;
  readonly guarantee: 'ATOMIC' | 'GATEWAY_ONLY';
  readonly replayed: boolean;
}

export interface UpdateConflict {
  readonly kind: 'conflict';
  readonly code: 'CONFLICT';
  readonly message: string;
  readonly current: ConversationObject;
  readonly fields: readonly StateField[];
  readonly expected: ExpectedState;
  readonly yours: ExpectedState;
}

export interface UpdateRefusal {
  readonly kind: 'refused';
  readonly code: RefusalCode | 'READ_UNSUPPORTED';
  readonly message: string;
  readonly conversation: ConversationObject | null;
}

export interface NotFound {
  readonly kind: 'not-found';
  readonly code: 'CONVERSATION_NOT_FOUND';
  readonly message: string;
  readonly conversationId: string;
}

export interface Invalid {
  readonly kind: 'invalid';
  readonly code:
    | 'INVALID_INPUT'
    | 'USER_NOT_FOUND'
    | 'SNOOZE_INVALID'
    | 'VERSION_INVALID'
    | 'IDEMPOTENCY_KEY_INVALID'
    | 'IDEMPOTENCY_KEY_REUSED';
  readonly message: string;
  /** Path in the input; `null` = the input as a whole. */
  readonly field: string | null;
}

export interface Denied {
  readonly kind: 'denied';
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly message: string;
}

export interface Unavailable {
  readonly kind: 'unavailable';
  readonly code: 'UPSTREAM_UNAVAILABLE' | 'RATE_LIMITED' | 'IDEMPOTENCY_KEY_IN_FLIGHT';
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly code: 'OUTCOME_UNKNOWN';
  readonly message: string;
  readonly conversationId: string;
  /** What was sent, to be looked for later; `null` where it was sent without a plan. */
  readonly plan: UpdatePlan | null;
}

export type UpdateError =
  | UpdateConflict
  | UpdateRefusal
  | NotFound
  | Invalid
  | Denied
  | Unavailable
  | Unknown;

/** How an update ended. Expected failures are values, never exceptions. */
export type UpdateResult = UpdateSuccess | UpdateError;
