import type { UpdateWarning } from '@parley/domain';
import { builder } from '../builder.ts';

const UpdateWarningCodeRef = builder.enumType('UpdateWarningCode', {
  description: 'What is worth saying about an update that went ahead.',
  values: {
    TAKEOVER: { description: 'It was assigned to another user.' },
    IN_PROGRESS_WITHOUT_USER: { description: 'It is in progress, and nobody is assigned.' },
    SNOOZE_BEYOND_REPLY_WINDOW: { description: 'It sleeps longer than a free-form reply is possible.' },
    NOTHING_ASKED: { description: 'The input named no value to change.' },
  } as const,
});

export const UpdateWarningRef = builder.objectRef<UpdateWarning>('UpdateWarning').implement({
  description: 'Something worth saying about an update that went ahead.',
  fields: (t) => ({
    code: t.expose('code', {
      type: UpdateWarningCodeRef,
      nullable: false,
      description: 'The reason, for programs.',
    }),
    message: t.exposeString('message', { nullable: false, description: 'A sentence for people.' }),
  }),
});
