import OpenAI from 'openai';
import type { StartContender } from '../../harness/contender.ts';
import { TOKEN, UPDATE } from './job.ts';

export const start: StartContender = (origin) => {
  const client = new OpenAI({ baseURL: `${origin}/third-party/v1`, apiKey: TOKEN });
  return { run: () => client.patch('/conversations/7', { body: UPDATE }) };
};
