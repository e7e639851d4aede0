import { FIT, guardConversation } from '@parley/domain/guards';
import type { StartContender } from '../../harness/contender.ts';
import { makePage } from '../page-of-100.ts';

export const start: StartContender = () => {
  const page = makePage();
  return {
    run: async () => page.every((conversation) => guardConversation(conversation) === FIT.LISTED),
  };
};
