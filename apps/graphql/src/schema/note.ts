import { builder } from '../builder.ts';
import { id, text, type UpstreamObject } from '../upstream/read.ts';

export const NoteRef = builder.objectRef<UpstreamObject>('Note').implement({
  description: 'A note within a conversation that only the business sees.',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    conversationId: t.id({
      description: 'Id of the conversation it belongs to.',
      resolve: id('conversation_id'),
    }),
    text: t.string({ description: 'What the note says.', resolve: text('text') }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the note was written.',
      resolve: text('created_at'),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the note was last changed.',
      resolve: text('updated_at'),
    }),
  }),
});
