import type { StartContender } from '../../harness/contender.ts';
import { makePage } from '../page-of-100.ts';

/** For scale. */
export const start: StartContender = () => {
  const text = JSON.stringify(makePage());
  return { run: async () => Array.isArray(JSON.parse(text)) };
};
