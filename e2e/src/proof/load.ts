import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { graphql } from '../graphql.ts';

const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
      __typename
      ... on UpdateConversationSuccess { changed }
      ... on Error { code message }
    }
  }
`;

const ATTEMPTS = 50;

/** Apps that assign conversations to one user after the other; each has a conversation of its own, 1 to `workers`. */
export function startLoad(origins: readonly string[], workers: number) {
  const count = { updated: 0, retried: 0, failures: [] as string[] };
  let stopped = false;

  /** As a client does that knows several gateways: what got no answer is asked again elsewhere, under the same key. */
  async function update(worker: number, userId: string): Promise<void> {
    const input = { id: String(worker), userId, idempotencyKey: randomUUID() };
    let problem = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        const body = await graphql(origins[(worker + attempt) % origins.length] ?? '', UPDATE, { input });
        const result = body.data?.updateConversation;
        if (result?.__typename === 'UpdateConversationSuccess') {
          count.updated += 1;
          return;
        }
        problem = JSON.stringify(body);
        if (result?.code !== 'IDEMPOTENCY_KEY_IN_FLIGHT') break;
      } catch (error) {
        problem = String(error instanceof Error ? (error.cause ?? error) : error);
      }
      count.retried += 1;
      await sleep(20);
    }
    count.failures.push(problem);
  }

  const running = Promise.all(
    Array.from({ length: workers }, async (_, index) => {
      for (let turn = 0; !stopped; turn += 1) await update(index + 1, String(1 + (turn % 5)));
    }),
  );
  return {
    count,
    async stop(): Promise<void> {
      stopped = true;
      await running;
    },
  };
}
