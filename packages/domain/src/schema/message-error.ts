import { z } from 'zod';
import { dateTime, nullable, openEnum, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

export const MESSAGE_ERROR_TYPES = ['status-update', 'other'] as const;

/** Why a message could not be sent or received. */
export const MessageError = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    message_id: optional(z.int().meta({ description: 'Foreign ID of related message.' })),
    type: optional(openEnum(MESSAGE_ERROR_TYPES)),
    original_message: optional(
      z.string().meta({ description: 'Error message from bridge or messenger service.' }),
    ),
    created_at: nullable(dateTime().meta({ description: 'Datetime when error was created.' })),
  })
  .meta({ description: 'Error description when something went wrong sending/receiving a message.' });
export type MessageError = KnownProperties<z.infer<typeof MessageError>>;
