import type { Data, KeyingConfig } from '@urql/exchange-graphcache';

const embedded = () => null;
// The upstream may leave an id out; such an object lives inside of its parent.
const byId = (data: Data) => (data.id ? String(data.id) : null);

export const cacheKeys: KeyingConfig = {
  Message: byId,
  Note: byId,
  Agent: byId,
  Customer: byId,
  Profile: byId,
  MessageError: embedded,
  WhatsappCampaign: embedded,
  ReplyWindow: embedded,
  ContactName: embedded,
  ContactPhone: embedded,
  ContactEmail: embedded,
  ContactAddress: embedded,
  ContactOrg: embedded,
  TextMessageContent: embedded,
  ImageMessageContent: embedded,
  VideoMessageContent: embedded,
  AudioMessageContent: embedded,
  DocumentMessageContent: embedded,
  LocationMessageContent: embedded,
  ContactMessageContent: embedded,
  UnknownMessageContent: embedded,
  ConversationChangedEvent: embedded,
  ConversationIndex: embedded,
  HistoryConnection: embedded,
  PageInfo: embedded,
  StatusCounts: embedded,
  UpstreamCapabilities: embedded,
  UpdateConversationSuccess: embedded,
  ConversationConflict: embedded,
  ConversationChange: embedded,
  ConversationValues: embedded,
  UpdateWarning: embedded,
  UndoInput: embedded,
  UndoExpected: embedded,
  UpdateRefused: embedded,
  ConversationNotFound: embedded,
  InvalidInput: embedded,
  NotPermitted: embedded,
  UpstreamUnavailable: embedded,
  OutcomeUnknown: embedded,
};

const files = ['ImageMessageContent', 'VideoMessageContent', 'AudioMessageContent', 'DocumentMessageContent'];

/** Which types an interface or a union stands for; without it the cache guesses which fragments match. */
export const possibleTypes = {
  MessageContent: [
    ...files,
    'TextMessageContent',
    'LocationMessageContent',
    'ContactMessageContent',
    'UnknownMessageContent',
  ],
  FileMessageContent: files,
};
