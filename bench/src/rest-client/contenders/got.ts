import { Agent } from 'node:http';
import got from 'got';
import type { StartContender } from '../../harness/contender.ts';
import { PATH, TOKEN, UPDATE } from './job.ts';

export const start: StartContender = (origin) => {
  const client = got.extend({
    headers: { authorization: `Bearer ${TOKEN}` },
    agent: { http: new Agent({ keepAlive: true }) },
  });
  return { run: () => client.patch(origin + PATH, { json: UPDATE }).json() };
};
