import { CONVERSATION_EVENTS, CONVERSATION_STATUSES, TRANSITIONS } from '@parley/domain';
import { builder } from '../builder.ts';
import { ConversationEventRef } from './conversation-event.ts';
import { ConversationStatusRef } from './conversation-status.ts';

const statusTransitions = CONVERSATION_EVENTS.flatMap((event) =>
  CONVERSATION_STATUSES.map((from) => {
    const { status: to, user, snooze } = TRANSITIONS[event][from];
    return { event, from, to, user, snooze };
  }),
);

const StatusTransitionRef = builder
  .objectRef<(typeof statusTransitions)[number]>('StatusTransition')
  .implement({
    description: 'What one event does to a conversation of one status.',
    fields: (t) => ({
      event: t.expose('event', { type: ConversationEventRef, nullable: false, description: 'The event.' }),
      from: t.expose('from', {
        type: ConversationStatusRef,
        nullable: false,
        description: 'The status before.',
      }),
      to: t.expose('to', { type: ConversationStatusRef, nullable: false, description: 'The status after.' }),
      user: t.exposeString('user', {
        nullable: false,
        description:
          'What happens to the user: keep, given (the one that was named), none, claim (who acts, if nobody is assigned), keep-active (none if the user left).',
      }),
      snooze: t.exposeString('snooze', {
        nullable: false,
        description:
          'What happens to the sleep: keep, given (the instant that was named), clear, clear-soft (kept if it was to outlast replies).',
      }),
    }),
  });

const StatusMachineRef = builder.objectRef<object>('StatusMachine').implement({
  description: 'The table that decides what each event does. It is the same for every caller.',
  fields: (t) => ({
    statuses: t.field({
      type: [ConversationStatusRef],
      nullable: false,
      description: 'The statuses, in the order in which work flows.',
      resolve: () => CONVERSATION_STATUSES,
    }),
    transitions: t.field({
      type: [StatusTransitionRef],
      nullable: false,
      description: 'Every event for every status.',
      resolve: () => statusTransitions,
    }),
  }),
});

builder.queryField('statusMachine', (t) =>
  t.field({
    type: StatusMachineRef,
    nullable: false,
    description: 'The status machine, for buttons and documentation. Needs no token.',
    resolve: () => ({}),
  }),
);
