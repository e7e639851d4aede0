import type { StartContender } from '../../harness/contender.ts';
import { HEADERS, PATH, UPDATE } from './job.ts';

export const start: StartContender = (origin) => ({
  async run() {
    const response = await fetch(origin + PATH, {
      method: 'PATCH',
      headers: HEADERS,
      body: JSON.stringify(UPDATE),
    });
    return response.json();
  },
});
