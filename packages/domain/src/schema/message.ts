import { z } from 'zod';
import { dateTime, documented, nullable, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';
import { MessageContent } from './message-content.ts';
import { MessageError } from './message-error.ts';
import { MessageFrom, MessageSource, MessageStatus } from './message-origin.ts';
import { WhatsappCampaign } from './whatsapp-campaign.ts';

/**
 * The depth up to which references are validated. Deeper ones pass unchecked: a response with thousands of nested
 * messages must not overflow the stack.
 */
export const MAX_REFERENCE_DEPTH = 4;

function messageFields() {
  return {
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    conversation_id: optional(z.int().meta({ description: 'Foreign ID of related conversation.' })),
    from: optional(MessageFrom),
    source: optional(MessageSource),
    user_id: nullable(z.int().meta({ description: 'Id of user who created this message.' })),
    contents: optional(
      z.array(MessageContent).meta({
        description:
          'A message can contain multiple contents when receiving. Usually it is just one item. When sending, only one item in the array is allowed.',
      }),
    ),
    status: optional(MessageStatus),
    agent_reaction: nullable(z.string().meta({ description: 'String containing a single emoji.' })),
    customer_reaction: nullable(z.string().meta({ description: 'String containing a single emoji.' })),
    sent_at: nullable(dateTime().meta({ description: 'Datetime when message was sent.' })),
    latest_error: nullable(MessageError),
    whatsapp_campaign: nullable(WhatsappCampaign),
  };
}

const WithoutReference = z.looseObject(messageFields());

/** A message within a conversation. */
export interface Message extends KnownProperties<z.infer<typeof WithoutReference>> {
  /** The message of the same conversation that this one answers. Unchecked beyond {@link MAX_REFERENCE_DEPTH}. */
  reference?: Message | null | undefined;
}

function messageAt(depth: number): z.ZodType<Message> {
  const reference: z.ZodType<Message> = depth === 0 ? z.any() : messageAt(depth - 1);
  reference.register(documented, { schema: { $ref: '#/components/schemas/Message' } });
  return z
    .looseObject({ ...messageFields(), reference: nullable(reference) })
    .meta({ description: 'A message within a conversation.' });
}

export const Message: z.ZodType<Message> = messageAt(MAX_REFERENCE_DEPTH);
