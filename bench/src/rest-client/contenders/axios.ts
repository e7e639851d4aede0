import { Agent } from 'node:http';
import axios from 'axios';
import type { StartContender } from '../../harness/contender.ts';
import { PATH, TOKEN, UPDATE } from './job.ts';

export const start: StartContender = (origin) => {
  const client = axios.create({
    baseURL: origin,
    headers: { authorization: `Bearer ${TOKEN}` },
    httpAgent: new Agent({ keepAlive: true }),
  });
  return { run: async () => (await client.patch(PATH, UPDATE)).data };
};
