import { z } from 'zod';
import { dateTime, nullable, openEnum, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

export const SALUTATIONS = ['formal_male', 'formal_female', 'informal'] as const;
export const GENDERS = ['undisclosed', 'male', 'female', 'diverse'] as const;

const text = () => nullable(z.string());

/** What the business knows about the person behind one or more customers. */
export const Profile = z
  .looseObject({
    id: optional(z.int()),
    salutation: optional(openEnum(SALUTATIONS)),
    name: optional(z.string().meta({ example: 'John Doe' })),
    gender: optional(openEnum(GENDERS)),
    blocked: optional(
      z.boolean().meta({ description: 'If a profile is blocked, receiving messages will be disabled.' }),
    ),
    date_of_birth: nullable(dateTime('1970-01-01')),
    phone_number: nullable(
      z.string().meta({ description: 'Phone number in international format.', example: '+4915224367929' }),
    ),
    email: nullable(z.string().meta({ format: 'email' })),
    address: text(),
    custom_1: nullable(
      z.string().meta({
        description: 'One of five custom fields. Names of custom fields can be configured via settings.',
      }),
    ),
    custom_2: text(),
    custom_3: text(),
    custom_4: text(),
    custom_5: text(),
    created_at: nullable(dateTime().meta({ description: 'Datetime when profile was created.' })),
    updated_at: nullable(dateTime().meta({ description: 'Datetime when profile was last updated.' })),
  })
  .meta({
    description:
      'Profile data of a customer. A profile can have many customers. A customer belongs to one profile. Can be used to connect a real person with multiple messengers (aka customers) to one profile.',
  });
export type Profile = KnownProperties<z.infer<typeof Profile>>;
