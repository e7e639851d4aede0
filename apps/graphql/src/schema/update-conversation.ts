import { builder } from '../builder.ts';
import { costs } from '../limits/field-cost.ts';
import { updateConversation } from '../update/update-conversation.ts';
import { updateConversations } from '../update/update-conversations.ts';
import { ConversationStatusRef } from './conversation-status.ts';
import { UpdateConversationResultRef } from './update-result.ts';

const ExpectedConversationInputRef = builder.inputType('ExpectedConversationInput', {
  description:
    'The values that you saw. Only those given are compared, and only with what the update changes: an update of other values merges. Absent = not compared; null is a value.',
  fields: (t) => ({
    status: t.field({
      type: ConversationStatusRef,
      description: 'The status that you saw. Absent = not compared; null is refused.',
    }),
    userId: t.id({ description: 'Id of the user that you saw. Absent = not compared; null = nobody.' }),
    snoozeUntil: t.field({
      type: 'DateTime',
      description: 'The end of the snooze that you saw. Absent = not compared; null = awake.',
    }),
  }),
});

const UpdateConversationInputRef = builder.inputType('UpdateConversationInput', {
  description:
    'What should become of a conversation. Of status, userId and snoozeUntil, what is absent stays as it is, and null is a value; everywhere else null says no more than absent.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the conversation.' }),
    status: t.field({
      type: ConversationStatusRef,
      description: 'The status it should have. Absent = stays; null is refused.',
    }),
    userId: t.id({ description: 'Id of the user it should be assigned to. Absent = stays; null = nobody.' }),
    snoozeUntil: t.field({
      type: 'DateTime',
      description:
        'Until when it should be snoozed, in the future. Absent = stays; null = wakes. Needs an upstream API that accepts it, see capabilities.',
    }),
    expected: t.field({
      type: ExpectedConversationInputRef,
      description:
        'The values that you saw: if what you change is no longer so, you get ConversationConflict. Absent = whatever it was.',
    }),
    version: t.string({
      description:
        'The version that you saw, 1 to 64 visible ASCII characters without quotes: if anything at all changed since, you get ConversationConflict. With expected for all that the update touches, the update costs one call. Absent = whatever it was.',
    }),
    lastSeenMessageId: t.id({
      description:
        'The newest customer message that you saw: if there is a newer one, done and snooze are refused. Absent = whatever was written.',
    }),
    takeover: t.boolean({
      description:
        'True = take it from another user knowingly: no warning, and no refusal by a strict deployment. Absent = false.',
    }),
    idempotencyKey: t.string({
      description:
        'Names this update, 1 to 255 visible ASCII characters, best a new UUID for each update. Repeating the same update with the same key changes nothing more and gives the first answer; another update with it is refused. Kept at least for a day, for each token apart; where no more can be kept, a new one is refused as RATE_LIMITED. Absent = a repetition is a new update.',
    }),
    dryRun: t.boolean({
      description: 'True = only say what would change, and use no key up. Absent = false.',
    }),
  }),
});

builder.mutationField('updateConversation', (t) =>
  t.field({
    type: UpdateConversationResultRef,
    nullable: false,
    description:
      'Changes status, user and snooze of a conversation at once, or nothing of it. Expected failures are members of the result.',
    ...costs({ work: 20 }),
    args: {
      input: t.arg({
        type: UpdateConversationInputRef,
        required: true,
        description: 'What should become of which conversation.',
      }),
    },
    resolve: (_root, { input }, context) => updateConversation(context, input),
  }),
);

builder.mutationField('updateConversations', (t) =>
  t.field({
    type: [UpdateConversationResultRef],
    nullable: false,
    description:
      'As many updateConversation at once: a result for each, in the same order, and each changes its conversation or nothing of it, whatever becomes of the others. Those of one conversation are carried out in their order.',
    ...costs({ work: 20, times: 'input' }),
    args: {
      input: t.arg({
        type: [UpdateConversationInputRef],
        required: true,
        description:
          '1 to 1000 updates. Of an empty list and of a longer one nothing is carried out: InvalidInput of the field "input" for each item, for the empty list once.',
      }),
    },
    resolve: (_root, { input }, context) => updateConversations(context, input),
  }),
);
