import { Agent, request } from 'undici';
import type { StartContender } from '../../harness/contender.ts';
import { HEADERS, PATH, UPDATE } from './job.ts';

export const start: StartContender = (origin) => {
  const dispatcher = new Agent({ connections: 128 });
  return {
    async run() {
      const { body } = await request(origin + PATH, {
        dispatcher,
        method: 'PATCH',
        headers: HEADERS,
        body: JSON.stringify(UPDATE),
      });
      return body.json();
    },
    close: () => dispatcher.close(),
  };
};
