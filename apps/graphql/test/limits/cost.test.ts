import { describe, expect, it } from 'vitest';
import { gatewayOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

async function start() {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  return { upstream, gateway: gatewayOf(upstream) };
}

const updates = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `${n + 1}`, status: 'DONE' }));
const BATCH =
  'mutation ($input: [UpdateConversationInput!]!) { updateConversations(input: $input) { __typename } }';

describe('the cost', () => {
  it.each<[string, object, number]>([
    ['{ __typename }', {}, 1],
    ['{ conversation(id: 7) { id status } }', {}, 1 + 10 + 2],
    ['{ a: conversation(id: 7) { id } b: conversation(id: 7) { id } }', {}, 2 * (1 + 10 + 1)],
    ['{ conversationsByIds(ids: [7, 8]) { id } }', {}, 2 * (1 + 2 + 1)],
    ['query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { id } }', { ids: ['7', '8', '9'] }, 3 * 4],
    ['query ($ids: [ID!] = ["7"]) { conversationsByIds(ids: $ids) { id } }', {}, 4],
    ['{ conversations { nodes { id } } }', {}, 50 * (1 + 1 + 2)],
    ['{ conversations(first: 2) { pageInfo { endCursor } } }', {}, 2 * (1 + 1 + 2)],
    ['query ($n: Int) { conversations(first: $n) { pageInfo { endCursor } } }', { n: 3 }, 3 * 4],
    // Of alternatives the dearest: three values and not five.
    [
      'mutation { updateConversation(input: { id: 7, status: DONE, dryRun: true }) { ... on UpdateConversationSuccess { changed replayed guarantee } ... on Error { code message } } }',
      {},
      1 + 20 + 3,
    ],
    [BATCH, { input: updates(3) }, 3 * (1 + 20 + 1)],
    ['{ ...A ...A } fragment A on Query { viewer { id } }', {}, 2 * (1 + 10 + 1)],
  ])('of %s is told with its answer', async (query, variables, requested) => {
    const { gateway } = await start();
    const body = await (await post(gateway, { query, variables })).json();
    expect(body.extensions.cost).toEqual({ requested, maximum: 100_000 });
  });

  it('is counted anew when a variable changes it', async () => {
    const { gateway } = await start();
    const costs: number[] = [];
    for (const count of [1, 2, 1]) {
      const body = await (await post(gateway, { query: BATCH, variables: { input: updates(count) } })).json();
      costs.push(body.extensions.cost.requested);
    }
    expect(costs).toEqual([22, 44, 22]);
  });

  it('that is too high is refused before anything is asked of the upstream, and told', async () => {
    const { gateway, upstream } = await start();
    const aliases = Array.from(
      { length: 5 },
      (_, n) => `a${n}: updateConversations(input: $input) { __typename }`,
    );
    const query = `mutation ($input: [UpdateConversationInput!]!) { ${aliases.join(' ')} }`;
    const response = await post(gateway, { query, variables: { input: updates(1_000) } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/cost 110000 points, and at most 100000 .+; ask for less at once/),
          extensions: { code: 'OPERATION_TOO_EXPENSIVE', cost: { requested: 110_000, maximum: 100_000 } },
        },
      ],
    });
    expect(upstream.received).toEqual([]);
  });

  it.each([0, 101, 1_000_000_000])('of a page of %i is none: it is refused', async (first) => {
    const { gateway, upstream } = await start();
    const query =
      'query ($first: Int) { conversations(first: $first) { nodes { history(first: 1) { nodes { id } } } } }';
    const response = await post(gateway, { query, variables: { first } });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([
      400,
      'INVALID_INPUT',
    ]);
    expect(upstream.received).toEqual([]);
  });
});
