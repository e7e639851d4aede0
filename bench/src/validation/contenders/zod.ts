import { Conversation } from '@parley/domain';
import type { StartContender } from '../../harness/contender.ts';
import { makePage } from '../page-of-100.ts';

export const start: StartContender = () => {
  const page = makePage();
  return { run: async () => page.every((conversation) => Conversation.safeParse(conversation).success) };
};
