// The status machine and the update planner for browsers. Free of zod.
export type { Actor } from './status/actor.ts';
export { allowedEvents } from './status/allowed-events.ts';
export type { Conflict } from './status/conflict.ts';
export {
  applyChanges,
  CHANGE_CAUSES,
  type ChangeCause,
  type ConversationChange,
} from './status/conversation-change.ts';
export {
  CONVERSATION_EVENTS,
  type ConversationEvent,
  INTENT_EVENTS,
  type IntentEvent,
  SYSTEM_EVENTS,
  type SystemEvent,
} from './status/conversation-event.ts';
export { type ConversationState, STATE_FIELDS, type StateField } from './status/conversation-state.ts';
export {
  CONVERSATION_STATUSES,
  type ConversationStatus,
  isConversationStatus,
} from './status/conversation-status.ts';
export { isInstant } from './status/instant.ts';
export {
  type CurrentConversation,
  type PlannedPatch,
  type PlanResult,
  planUpdate,
  type UpdateContext,
  type UpdatePlan,
  type UpdateVerdict,
} from './status/plan-update.ts';
export { REFUSALS, type Refusal, type RefusalCode } from './status/refusal.ts';
export { type EventDetails, transition } from './status/transition.ts';
export { TRANSITIONS, type Transition } from './status/transition-table.ts';
export type { UndoIntent } from './status/undo.ts';
export { toNamedId, toSafeId, UNKNOWN_ID, type UnknownId } from './status/unknown-id.ts';
export type { Unrecognized } from './status/unrecognized.ts';
export type { ExpectedState, UpdateIntent } from './status/update-intent.ts';
export {
  DEFAULT_POLICY,
  DOCUMENTED_POLICY,
  STRICT_POLICY,
  type UpdatePolicy,
} from './status/update-policy.ts';
export { UPDATE_WARNINGS, type UpdateWarning, type UpdateWarningCode } from './status/update-warning.ts';
