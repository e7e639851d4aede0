import { STATE_FIELDS, type UndoIntent } from '@parley/domain';
import { builder } from '../builder.ts';
import { listedStatus, StateFieldRef, UndoExpectedRef } from './conversation-change.ts';
import { ConversationStatusRef } from './conversation-status.ts';

export const UndoInputRef = builder.objectRef<UndoIntent & { readonly id: string }>('UndoInput').implement({
  description: 'What to give to updateConversation to restore the values from before, guarded by expected.',
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false, description: 'Id of the conversation.' }),
    fields: t.field({
      type: [StateFieldRef],
      nullable: false,
      description:
        'The values that it restores. A value that is not listed here must be left out, here and in expected: null is a value.',
      resolve: (undo) => STATE_FIELDS.filter((field) => undo[field] !== undefined),
    }),
    status: t.field({
      type: ConversationStatusRef,
      description: 'The status to restore.',
      resolve: ({ status }) => listedStatus(status),
    }),
    userId: t.id({
      description: 'The user to restore; null = nobody.',
      resolve: ({ userId }) => (userId == null ? null : String(userId)),
    }),
    snoozeUntil: t.field({
      type: 'DateTime',
      description: 'The end of the sleep to restore; null = awake.',
      resolve: ({ snoozeUntil }) => snoozeUntil ?? null,
    }),
    expected: t.expose('expected', {
      type: UndoExpectedRef,
      nullable: false,
      description: 'The values that must still be there.',
    }),
  }),
});
