import type { z } from 'zod';
import { openEnum } from './field.ts';

export const MESSAGE_FROMS = ['system', 'agent', 'customer'] as const;
export const MESSAGE_SOURCES = ['user', 'whatsapp-campaign'] as const;
export const MESSAGE_STATUSES = ['created', 'sent', 'delivered', 'read', 'error'] as const;

/** Who wrote a message. */
export const MessageFrom = openEnum(MESSAGE_FROMS).meta({ description: 'Who wrote the message.' });
export type MessageFrom = z.infer<typeof MessageFrom>;

/** What triggered a message. */
export const MessageSource = openEnum(MESSAGE_SOURCES).meta({ description: 'What triggered the message.' });
export type MessageSource = z.infer<typeof MessageSource>;

/** How far a message got. */
export const MessageStatus = openEnum(MESSAGE_STATUSES).meta({
  description: 'Status of message. Created messages have not been sent yet via external API.',
});
export type MessageStatus = z.infer<typeof MessageStatus>;
