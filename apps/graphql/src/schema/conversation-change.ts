import { type ConversationState, type ExpectedState, isConversationStatus } from '@parley/domain';
import { builder } from '../builder.ts';
import type { ReportedChange } from '../update/update-result.ts';
import { ConversationStatusRef } from './conversation-status.ts';
import { UserRef } from './user.ts';

export const StateFieldRef = builder.enumType('StateField', {
  description: 'A value of a conversation that an update can change.',
  values: {
    STATUS: { value: 'status', description: 'The status.' },
    USER_ID: { value: 'userId', description: 'The user.' },
    SNOOZE_UNTIL: { value: 'snoozeUntil', description: 'The end of the sleep.' },
  } as const,
});

export const ChangeCauseRef = builder.enumType('ChangeCause', {
  description: 'Why a value changed.',
  values: {
    EXPLICIT: { description: 'It was asked for.' },
    POLICY: { description: 'It follows from what was asked for, see statusMachine.' },
    CUSTOMER: { description: 'The customer wrote.' },
    TIMER: { description: 'The sleep ran out.' },
  } as const,
});

export const ConversationChangeRef = builder.objectRef<ReportedChange>('ConversationChange').implement({
  description: 'One value that went from one to another.',
  fields: (t) => ({
    field: t.expose('field', { type: StateFieldRef, nullable: false, description: 'Which value.' }),
    from: t.string({
      description:
        'The value before, as text (a status by its name in ConversationStatus); null = none, unknown = a user whose id cannot be read.',
      resolve: ({ from }) => toText(from),
    }),
    to: t.string({
      description: 'The value after, as text; null = none, unknown = a user whose id cannot be read.',
      resolve: ({ to }) => toText(to),
    }),
    cause: t.expose('cause', { type: ChangeCauseRef, nullable: false, description: 'Why.' }),
    actor: t.expose('actor', {
      type: UserRef,
      nullable: true,
      description: 'Who asked for it; null = nobody (see cause), or a program.',
    }),
  }),
});

const STATUS_NAMES = { 'to-do': 'TO_DO', 'in-progress': 'IN_PROGRESS', done: 'DONE' } as const;

/** User ids are numbers and instants never read like a status, so the value alone tells. */
export function toText(value: ReportedChange['from']): string | null {
  if (value === null) return null;
  return isConversationStatus(value) ? STATUS_NAMES[value] : String(value);
}

export const ConversationValuesRef = stateValues(
  'ConversationValues',
  'Values of a conversation; null where none was named.',
);

export const UndoExpectedRef = stateValues(
  'UndoExpected',
  'The values to be sent back as expected. As with UndoInput, leave out what is not among its fields.',
);

function stateValues(name: 'ConversationValues' | 'UndoExpected', description: string) {
  return builder.objectRef<ExpectedState>(name).implement({
    description,
    fields: (t) => ({
      status: t.field({
        type: ConversationStatusRef,
        description: 'The status; null also for one that this schema does not know.',
        resolve: ({ status }) => listedStatus(status),
      }),
      userId: t.id({
        description: 'Id of the user; null = nobody.',
        resolve: ({ userId }) => (userId == null ? null : String(userId)),
      }),
      snoozeUntil: t.field({
        type: 'DateTime',
        description: 'End of the sleep; null = awake.',
        resolve: ({ snoozeUntil }) => snoozeUntil ?? null,
      }),
    }),
  });
}

export function listedStatus(status: ConversationState['status'] | undefined) {
  return isConversationStatus(status) ? status : null;
}
