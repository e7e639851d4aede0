import { MESSAGE_ERROR_TYPES } from '@parley/domain';
import { builder } from '../builder.ts';
import { id, member, text, type UpstreamObject } from '../upstream/read.ts';

const MessageErrorTypeRef = builder.enumType('MessageErrorType', {
  description: 'How it became known that a message failed.',
  values: {
    STATUS_UPDATE: { value: 'status-update', description: 'The messenger reported it in a status update.' },
    OTHER: { value: 'other', description: 'In another way.' },
  } as const,
});

export const MessageErrorRef = builder.objectRef<UpstreamObject>('MessageError').implement({
  description: 'What went wrong when a message was sent or received.',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    messageId: t.id({ description: 'Id of the message that failed.', resolve: id('message_id') }),
    type: t.field({
      type: MessageErrorTypeRef,
      description: 'How it became known; null also when the upstream API sends a new kind.',
      resolve: member('type', MESSAGE_ERROR_TYPES),
    }),
    originalMessage: t.string({
      description: 'The error text of the bridge or the messenger service.',
      resolve: text('original_message'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the error was recorded.',
      resolve: text('created_at'),
    }),
  }),
});
