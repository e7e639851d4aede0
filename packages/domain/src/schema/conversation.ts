import { z } from 'zod';
import { Agent } from './agent.ts';
import { Channel } from './channel.ts';
import { ReadConversationStatus } from './conversation-status.ts';
import { Customer } from './customer.ts';
import { dateTime, nullable, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';
import { Message } from './message.ts';
import { Note } from './note.ts';
import { User } from './user.ts';

/**
 * A conversation between an agent and a customer, as an API sends it. Every property may be absent or `null`,
 * lists of values are open, unknown properties pass: an API that grows breaks no reader.
 */
export const Conversation = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    created_at: nullable(dateTime().meta({ description: 'Datetime when profile was created.' })),
    channel: optional(Channel),
    status: optional(ReadConversationStatus),
    snooze_until: nullable(dateTime()),
    agent: optional(Agent),
    customer: optional(Customer),
    user: optional(User),
    latest_message: nullable(Message),
    latest_customer_message: nullable(Message),
    last_customer_reply_from: nullable(
      dateTime().meta({
        description:
          'Date and time of the last message received from the customer. This value remains even if you delete the last customer message.',
      }),
    ),
    latest_note: nullable(Note),
    unread_customer_messages_count: optional(
      z.int().meta({ description: 'Number of messages from customer which do not have status "read".' }),
    ),
    reply_until: nullable(
      dateTime().meta({
        description:
          "Indicates until when it's possible to send a (free form) reply to this conversation. If this field is null, a reply can only be sent if the user initiates a new conversation.",
      }),
    ),
    reply_possible: optional(
      z
        .boolean()
        .meta({ description: 'Flag to indicate if a (free form) reply to this conversation is possible.' }),
    ),
    version: optional(
      z
        .string()
        .meta({ description: "Extension: the value of the conversation's ETag, without the quotes." }),
    ),
    customer_interaction_required: optional(
      z.boolean().meta({ description: 'Flag to indicate if a message from the customer is required.' }),
    ),
  })
  .meta({
    description:
      'A conversation between an agent and a customer. Assignable to a user to mark who is actively managing the conversation.',
  });
export type Conversation = KnownProperties<z.infer<typeof Conversation>>;
