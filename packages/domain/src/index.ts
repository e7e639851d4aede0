export { isAsleep, needsUser, REPLY_WINDOW_STATES, type ReplyWindow, replyWindow } from './facts.ts';
export { Agent } from './schema/agent.ts';
export { CHANNELS, Channel } from './schema/channel.ts';
export { ContactMessageContent } from './schema/contact-message-content.ts';
export { Conversation } from './schema/conversation.ts';
export { ReadConversationStatus } from './schema/conversation-status.ts';
export { ConversationUpdate } from './schema/conversation-update.ts';
export { Customer } from './schema/customer.ts';
export { type Documented, documented } from './schema/field.ts';
export {
  AudioMessageContent,
  DocumentMessageContent,
  FileMessageContent,
  ImageMessageContent,
  VideoMessageContent,
} from './schema/file-message-content.ts';
export { findUnlisted, type Unlisted } from './schema/find-unlisted.ts';
export { MAX_REFERENCE_DEPTH, Message } from './schema/message.ts';
export {
  isKnownContent,
  KnownMessageContent,
  LocationMessageContent,
  MESSAGE_CONTENT_TYPES,
  MessageContent,
  TextMessageContent,
  UnknownMessageContent,
} from './schema/message-content.ts';
export { MESSAGE_ERROR_TYPES, MessageError } from './schema/message-error.ts';
export {
  MESSAGE_FROMS,
  MESSAGE_SOURCES,
  MESSAGE_STATUSES,
  MessageFrom,
  MessageSource,
  MessageStatus,
} from './schema/message-origin.ts';
export { Note } from './schema/note.ts';
export { GENDERS, Profile, SALUTATIONS } from './schema/profile.ts';
export { toCurrentConversation } from './schema/to-current-conversation.ts';
export { User } from './schema/user.ts';
export { WhatsappCampaign } from './schema/whatsapp-campaign.ts';
export { foldText, toSearchTerms, toSearchText } from './search-text.ts';
export { planCustomerReply, planTimer } from './status/plan-system-event.ts';
export {
  type Actor,
  allowedEvents,
  applyChanges,
  CHANGE_CAUSES,
  type ChangeCause,
  CONVERSATION_EVENTS,
  CONVERSATION_STATUSES,
  type Conflict,
  type ConversationChange,
  type ConversationEvent,
  type ConversationState,
  type ConversationStatus,
  type CurrentConversation,
  DEFAULT_POLICY,
  DOCUMENTED_POLICY,
  type EventDetails,
  type ExpectedState,
  INTENT_EVENTS,
  type IntentEvent,
  isConversationStatus,
  isInstant,
  type PlannedPatch,
  type PlanResult,
  planUpdate,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  STATE_FIELDS,
  STRICT_POLICY,
  type StateField,
  SYSTEM_EVENTS,
  type SystemEvent,
  TRANSITIONS,
  type Transition,
  toNamedId,
  toSafeId,
  transition,
  UNKNOWN_ID,
  type UndoIntent,
  type UnknownId,
  type Unrecognized,
  UPDATE_WARNINGS,
  type UpdateContext,
  type UpdateIntent,
  type UpdatePlan,
  type UpdatePolicy,
  type UpdateVerdict,
  type UpdateWarning,
  type UpdateWarningCode,
} from './status.ts';
