import { createRestClient } from '@parley/rest-client';
import type { StartContender } from '../../harness/contender.ts';
import { TOKEN, UPDATE } from './job.ts';

/** Everything on: deadline, key, retries, validation. */
export const start: StartContender = (origin) => {
  const client = createRestClient({
    baseUrl: `${origin}/third-party/v1`,
    token: TOKEN,
    idempotencyKeys: true,
    onDrift: failOnDrift,
  });
  let made = 0;
  return {
    run() {
      made += 1;
      return client.conversations.update(7, UPDATE, { idempotencyKey: `key-of-update-${made}` });
    },
    close: () => client.close(),
  };
};

function failOnDrift(): never {
  process.exit(1);
}
