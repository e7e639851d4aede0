import { z } from 'zod';
import { dateTime, nullable, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

/** A note within a conversation that only the business sees. */
export const Note = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    conversation_id: optional(z.int()),
    text: optional(z.string().meta({ description: 'Note content.' })),
    created_at: nullable(dateTime()),
    updated_at: nullable(dateTime()),
  })
  .meta({ description: 'Note within a conversation. Only visible to business.' });
export type Note = KnownProperties<z.infer<typeof Note>>;
