import { createRestClient } from '@parley/rest-client';
import { size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reset, update } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

const ROUNDS = size({ short: 2, long: 20 });
const RACERS = size({ short: 150, long: 1_000 });
const PAIRS = size({ short: 25, long: 500 });
const ID = '7';

describe.each(engines)('on $name', (engine) => {
  let api: ApiProcess;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    api = await startApi(engine);
    gateway = await startGateway(api.url);
  });
  afterAll(async () => {
    await gateway.close();
    await api.close();
  });

  test(`of ${RACERS} conflicting updates through GraphQL exactly one wins, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { version } = await reset(gateway.origin, ID, { status: 'TO_DO', userId: null });
      const verdicts = await Promise.all(
        Array.from({ length: RACERS }, (_, n) =>
          update(gateway.origin, {
            id: ID,
            version,
            userId: String((n % 8) + 1),
            expected: { status: 'TO_DO', userId: null, snoozeUntil: null },
          }),
        ),
      );
      const winners = verdicts.filter(({ __typename }) => __typename === 'UpdateConversationSuccess');
      expect(winners).toHaveLength(1);
      const losers = verdicts.filter(({ __typename }) => __typename === 'ConversationConflict');
      expect(losers).toHaveLength(RACERS - 1);
      for (const { current } of losers) expect(current.user).toEqual(winners[0].conversation.user);
    }
  });

  test(`of ${RACERS} conflicting PATCHes straight to the api exactly one wins, ${ROUNDS} times`, async () => {
    const client = createRestClient({ baseUrl: api.url, token: 'demo-1' });
    for (let round = 0; round < ROUNDS; round++) {
      const { version } = await reset(gateway.origin, ID, { status: 'TO_DO', userId: null });
      const outcomes = await Promise.allSettled(
        Array.from({ length: RACERS }, (_, n) =>
          client.conversations.update(7, { user_id: (n % 8) + 1 }, { ifMatch: version }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 412 });
      }
    }
    await client.close();
  });

  test(`${PAIRS} pairs of disjoint edits all end with both applied`, async () => {
    for (let pair = 0; pair < PAIRS; pair++) {
      const id = String((pair % 40) + 1);
      await reset(gateway.origin, id, { status: 'IN_PROGRESS', userId: '1' });
      const expected = { status: 'IN_PROGRESS', userId: '1', snoozeUntil: null };
      const [assigned, finished] = await Promise.all([
        update(gateway.origin, { id, userId: '3', expected }),
        update(gateway.origin, { id, status: 'DONE', expected }, 'demo-2'),
      ]);
      expect([assigned.__typename, finished.__typename]).toEqual(Array(2).fill('UpdateConversationSuccess'));
      const after = await update(gateway.origin, { id });
      expect(after.conversation).toMatchObject({ status: 'DONE', user: { id: '3' } });
    }
  });
});
