// What a reader whose guards refused something needs to say why, and nothing that a browser has loaded before.
export { Conversation } from './schema/conversation.ts';
export { ConversationUpdate } from './schema/conversation-update.ts';
export { findUnlisted } from './schema/find-unlisted.ts';
export { KnownMessageContent } from './schema/message-content.ts';
export { User } from './schema/user.ts';
