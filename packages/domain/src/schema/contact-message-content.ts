import { z } from 'zod';
import { nullable, optional, required } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

const text = () => optional(z.string());

/** The names of a contact. */
const ContactName = z.looseObject({
  formatted_name: required(z.string()),
  first_name: required(z.string(), {}),
  middle_name: nullable(z.string()),
  last_name: nullable(z.string()),
  prefix: nullable(z.string()),
  suffix: nullable(z.string()),
});

/** A contact that a message shares. */
export const ContactMessageContent = z
  .looseObject({
    type: z.literal('contact'),
    name: required(ContactName),
    birthday: nullable(z.string().meta({ format: 'date', example: '1970-01-01T00:00:00.000Z' })),
    phones: optional(z.array(z.looseObject({ phone: text(), type: text() }))),
    emails: optional(z.array(z.looseObject({ email: text(), type: text() }))),
    addresses: optional(
      z.array(
        z.looseObject({
          street: text(),
          city: text(),
          state: text(),
          zip: text(),
          country: text(),
          country_code: text(),
          type: text(),
        }),
      ),
    ),
    org: optional(z.looseObject({ company: text(), department: text(), title: text() })),
  })
  .meta({ description: 'Message content containing a contact.' });
export type ContactMessageContent = KnownProperties<z.infer<typeof ContactMessageContent>>;
