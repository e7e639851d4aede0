import {
  Agent,
  AudioMessageContent,
  Channel,
  ContactMessageContent,
  Conversation,
  Customer,
  DocumentMessageContent,
  FileMessageContent,
  ImageMessageContent,
  LocationMessageContent,
  Message,
  MessageError,
  MessageFrom,
  MessageSource,
  MessageStatus,
  Note,
  Profile,
  ReadConversationStatus,
  TextMessageContent,
  User,
  VideoMessageContent,
  WhatsappCampaign,
} from '@parley/domain';
import type { z } from 'zod';

/** Every component of the API contract by its name, in the order of the contract. */
export const CONTRACT_COMPONENTS = {
  ConversationStatus: ReadConversationStatus,
  Conversation,
  Channel,
  Agent,
  Customer,
  User,
  Message,
  Note,
  Profile,
  MessageFrom,
  MessageSource,
  TextMessageContent,
  ImageMessageContent,
  VideoMessageContent,
  AudioMessageContent,
  DocumentMessageContent,
  LocationMessageContent,
  ContactMessageContent,
  MessageStatus,
  MessageError,
  WhatsappCampaign,
  FileMessageContent,
} satisfies Record<string, z.ZodType>;

/** Components that the contract composes from FileMessageContent with `allOf`. */
export const FILE_COMPONENTS: ReadonlySet<z.ZodType> = new Set([
  ImageMessageContent,
  VideoMessageContent,
  AudioMessageContent,
  DocumentMessageContent,
]);
