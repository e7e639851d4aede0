import { z } from 'zod';
import { Channel } from './channel.ts';
import { optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';
import { Profile } from './profile.ts';

/** The person outside who writes to the business. */
export const Customer = z
  .looseObject({
    id: optional(z.int()),
    channel: optional(Channel),
    display_id: optional(
      z.string().meta({ description: 'An unique identifier within a channel.', example: '4915223567929' }),
    ),
    name: optional(z.string().meta({ description: 'Name received from channel.', example: 'John Doe' })),
    profile: optional(Profile),
  })
  .meta({
    description:
      'Represents a customer using a messenger service. A person with a phone number registered on WhatsApp is a customer.',
  });
export type Customer = KnownProperties<z.infer<typeof Customer>>;
