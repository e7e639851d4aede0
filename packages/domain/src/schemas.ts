// The schemas that explain why a guard refused a value, apart from what a browser has loaded already.
export { Conversation } from './schema/conversation.ts';
export { ConversationUpdate } from './schema/conversation-update.ts';
export { findUnlisted } from './schema/find-unlisted.ts';
export { KnownMessageContent } from './schema/message-content.ts';
export { User } from './schema/user.ts';
