import ky from 'ky';
import type { StartContender } from '../../harness/contender.ts';
import { PATH, TOKEN, UPDATE } from './job.ts';

export const start: StartContender = (origin) => {
  const client = ky.create({ headers: { authorization: `Bearer ${TOKEN}` } });
  return { run: () => client.patch(origin + PATH, { json: UPDATE }).json() };
};
