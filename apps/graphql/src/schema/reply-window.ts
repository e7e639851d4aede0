import type { ReplyWindow } from '@parley/domain';
import { builder } from '../builder.ts';

const ReplyWindowStateRef = builder.enumType('ReplyWindowState', {
  description: 'Whether a free-form reply is possible.',
  values: {
    OPEN: { description: 'Possible until a known instant.' },
    OPEN_UNTIMED: { description: 'Possible; the upstream API names no end.' },
    WAITING_FOR_CUSTOMER: { description: 'Only possible after the customer has written.' },
    CLOSED: { description: 'Not possible.' },
  } as const,
});

export const ReplyWindowRef = builder.objectRef<ReplyWindow>('ReplyWindow').implement({
  description: 'Whether a free-form reply is possible now, and until when.',
  fields: (t) => ({
    state: t.field({
      type: ReplyWindowStateRef,
      nullable: false,
      description: 'Whether it is possible.',
      resolve: (window) => window.state,
    }),
    until: t.field({
      type: 'DateTime',
      description: 'Until when; only for OPEN.',
      resolve: (window) => (window.state === 'OPEN' ? window.until : null),
    }),
  }),
});
