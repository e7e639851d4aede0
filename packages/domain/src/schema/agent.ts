import { z } from 'zod';
import { Channel } from './channel.ts';
import { optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

/** The business's account on a messenger, a phone number for instance: never a human. */
export const Agent = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    channel: optional(Channel),
    display_id: optional(
      z.string().meta({ description: 'An unique identifier within a channel.', example: '4915223567929' }),
    ),
    name: optional(z.string().meta({ description: 'Name received from channel.', example: 'John Doe' })),
    in_sync: optional(
      z.boolean().meta({
        description:
          'Indicates whether the agent is actually a connected agent (e.g. a WhatsApp number). False after the service was disconnected; sending by this agent fails then.',
      }),
    ),
    unread_conversations_count: optional(
      z.int().meta({ description: 'Number of conversation with at least one unread customer message.' }),
    ),
  })
  .meta({
    description:
      'Represents an agent belonging to a messenger service. A business phone number registered on WhatsApp is an agent.',
  });
export type Agent = KnownProperties<z.infer<typeof Agent>>;
