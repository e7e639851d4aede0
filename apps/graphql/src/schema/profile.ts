import { GENDERS, SALUTATIONS } from '@parley/domain';
import { builder } from '../builder.ts';
import { boolean, id, member, text, type UpstreamObject } from '../upstream/read.ts';

const SalutationRef = builder.enumType('Salutation', {
  description: 'How the person wants to be addressed.',
  values: {
    FORMAL_MALE: { value: 'formal_male', description: 'Formally, as a man.' },
    FORMAL_FEMALE: { value: 'formal_female', description: 'Formally, as a woman.' },
    INFORMAL: { value: 'informal', description: 'Informally.' },
  } as const,
});

const GenderRef = builder.enumType('Gender', {
  description: 'The gender that the person gave.',
  values: {
    UNDISCLOSED: { value: 'undisclosed', description: 'Not told.' },
    MALE: { value: 'male', description: 'Male.' },
    FEMALE: { value: 'female', description: 'Female.' },
    DIVERSE: { value: 'diverse', description: 'Diverse.' },
  } as const,
});

export const ProfileRef = builder.objectRef<UpstreamObject>('Profile').implement({
  description:
    'What the business knows about the person behind one or more customers; it connects one person with several messengers.',
  fields: (t) => {
    const custom = (number: 1 | 2 | 3 | 4 | 5) =>
      t.string({
        description: `Custom field ${number} of five; their names are configured in the settings of the upstream API.`,
        resolve: text(`custom_${number}`),
      });
    return {
      id: t.id({ description: 'Internal id.', resolve: id('id') }),
      salutation: t.field({
        type: SalutationRef,
        description: 'How to address the person; null also when the upstream API sends a new kind.',
        resolve: member('salutation', SALUTATIONS),
      }),
      name: t.string({ description: 'Name of the person.', resolve: text('name') }),
      gender: t.field({
        type: GenderRef,
        description: 'Gender of the person; null also when the upstream API sends a new kind.',
        resolve: member('gender', GENDERS),
      }),
      blocked: t.boolean({
        description: 'Whether the person is blocked: messages are not received then.',
        resolve: boolean('blocked'),
      }),
      dateOfBirth: t.field({
        type: 'DateTime',
        description: 'Date of birth, often without a time.',
        resolve: text('date_of_birth'),
      }),
      phoneNumber: t.string({
        description: 'Phone number in international format.',
        resolve: text('phone_number'),
      }),
      email: t.string({ description: 'E-mail address.', resolve: text('email') }),
      address: t.string({ description: 'Postal address.', resolve: text('address') }),
      custom1: custom(1),
      custom2: custom(2),
      custom3: custom(3),
      custom4: custom(4),
      custom5: custom(5),
      createdAt: t.field({
        type: 'DateTime',
        description: 'When the profile was created.',
        resolve: text('created_at'),
      }),
      updatedAt: t.field({
        type: 'DateTime',
        description: 'When the profile was last updated.',
        resolve: text('updated_at'),
      }),
    };
  },
});
