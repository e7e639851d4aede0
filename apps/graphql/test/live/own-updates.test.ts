import { reachableRedis } from '@parley/testing/redis';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { sharedPrefix } from '../../src/shared-state.ts';
import { gatewayOf, update } from '../ask.ts';
import { cuttableRedis } from '../doubles/cuttable-redis.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { subscribe } from './subscribe.ts';

const conversations = [{ id: 7, status: 'to-do' }];
const FIELDS = 'kind conversationId changes { field from to cause } conversation { status }';

describe('an upstream without a feed', () => {
  it('is followed by the updates that pass the gateway', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream, { port: 0 });
    const subscription = await subscribe(await gateway.listen(), { fields: FIELDS });
    expect(await subscription.event()).toMatchObject({ kind: 'STARTED' });
    // Neither of these changes anything.
    await update(gateway, { id: '7', status: 'TO_DO' });
    await update(gateway, { id: '7', status: 'DONE', dryRun: true });
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: 'k-1' });
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: 'k-1' });
    await update(gateway, { id: '7', status: 'TO_DO' });
    expect([await subscription.event(), await subscription.event()]).toMatchInlineSnapshot(`
      [
        {
          "changes": [
            {
              "cause": "EXPLICIT",
              "field": "STATUS",
              "from": "TO_DO",
              "to": "DONE",
            },
          ],
          "conversation": {
            "status": "DONE",
          },
          "conversationId": "7",
          "kind": "UPDATED",
        },
        {
          "changes": [
            {
              "cause": "EXPLICIT",
              "field": "STATUS",
              "from": "DONE",
              "to": "TO_DO",
            },
          ],
          "conversation": {
            "status": "TO_DO",
          },
          "conversationId": "7",
          "kind": "UPDATED",
        },
      ]
    `);
  });

  it('is told on from the last event, and a gap where that is of another life of the gateway', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream, { port: 0 });
    const origin = await gateway.listen();
    const first = await subscribe(origin);
    const { id } = await first.event();
    first.leave();
    await update(gateway, { id: '7', status: 'DONE' });
    const second = await subscribe(origin, { args: `(after: "${id}")` });
    expect(await second.event()).toMatchObject({ kind: 'UPDATED', conversationId: '7' });
    const other = gatewayOf(upstream, { port: 0 });
    const third = await subscribe(await other.listen(), { args: `(after: "${id}")` });
    expect(await third.event()).toMatchObject({ kind: 'RESYNC' });
  });

  it('lets others know only of what their own token can read', async () => {
    const upstream = await startVersionedUpstream({
      conversations: [...conversations, { id: 8, status: 'to-do' }],
      extensions: ['etag', 'read', 'users'],
      // Grace may see 8 only.
      interfere: ({ path, headers }) =>
        path === '/conversations/7' && headers.authorization === 'Bearer u5' ? { status: 404 } : undefined,
    });
    const gateway = gatewayOf(upstream, { port: 0 });
    const origin = await gateway.listen();
    const ada = await subscribe(origin, { fields: 'kind conversationId' });
    const grace = await subscribe(origin, { fields: 'kind conversationId', token: 'u5' });
    await Promise.all([ada.event(), grace.event()]);
    for (const id of ['7', '8', '7']) await update(gateway, { id, userId: '5' });
    await update(gateway, { id: '7', userId: '1' });
    await update(gateway, { id: '8', userId: '1' });
    const read = async (subscription: typeof ada, count: number) => {
      const ids: unknown[] = [];
      for (let n = 0; n < count; n += 1) ids.push((await subscription.event()).conversationId);
      return ids;
    };
    expect(await read(ada, 4)).toEqual(['7', '8', '7', '8']);
    expect(await read(grace, 2)).toEqual(['8', '8']);
  });

  it('that cannot be read tells the others nothing, and who made an update of it', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream, { port: 0, readByEmptyPatch: false });
    const origin = await gateway.listen();
    const ada = await subscribe(origin);
    const grace = await subscribe(origin, { token: 'u5' });
    await Promise.all([ada.event(), grace.event()]);
    await update(gateway, { id: '7', status: 'DONE' }, 'u1');
    await update(gateway, { id: '7', status: 'TO_DO' }, 'u5');
    expect(await ada.event()).toMatchObject({ kind: 'UPDATED' });
    const { id } = await grace.event();
    await gateway.close();
    expect([await ada.payload(), await grace.payload()]).toEqual([undefined, undefined]);
    expect(String(id)).toMatch(/-2$/);
  });
});

const redisUrl = await reachableRedis();

describe.skipIf(redisUrl === null)('gateways that share a Redis', () => {
  const redis = new Redis(redisUrl ?? '', { lazyConnect: true });
  const keys = new Set<string>();
  afterAll(async () => {
    if (keys.size > 0) await redis.del(...keys);
    redis.disconnect();
  });

  async function start() {
    const upstream = await startPageOnlyUpstream({ conversations });
    const key = `${sharedPrefix(upstream.url)}updates`;
    keys.add(key).add(`${sharedPrefix(upstream.url)}server`);
    const gateway = () => gatewayOf(upstream, { port: 0, redisUrl: redisUrl ?? '' });
    return { gateways: [gateway(), gateway()] as const, key, upstream };
  }

  it('tell of the updates of one another, and go on where the other stood', async () => {
    const { gateways } = await start();
    const [one, two] = gateways;
    const [origin, other] = [await one.listen(), await two.listen()];
    const subscription = await subscribe(other);
    await subscription.event();
    await update(one, { id: '7', status: 'DONE' });
    const { id, ...event } = await subscription.event();
    expect(event).toEqual({ kind: 'UPDATED', conversationId: '7' });
    await two.close();
    expect(await subscription.payload()).toBeUndefined();
    expect(subscription.end()).toBe('complete');
    await update(one, { id: '7', status: 'TO_DO' });
    const resumed = await subscribe(origin, { args: `(after: "${id}")`, fields: 'kind changes { to }' });
    expect(await resumed.event()).toEqual({ kind: 'UPDATED', changes: [{ to: 'TO_DO' }] });
  });

  it('say RESYNC when the Redis has lost what they stood at', async () => {
    const { gateways, key } = await start();
    const origin = await gateways[0].listen();
    const first = await subscribe(origin);
    const { id } = await first.event();
    first.leave();
    await redis.del(key);
    const second = await subscribe(origin, { args: `(after: "${id}")` });
    expect(await second.event()).toMatchObject({ kind: 'RESYNC' });
    await update(gateways[1], { id: '7', status: 'DONE' });
    expect(await second.event()).toMatchObject({ kind: 'UPDATED' });
  });

  it('go on when the connection to Redis was cut, with all that happened meanwhile', async () => {
    const network = await cuttableRedis(redisUrl ?? '');
    const { gateways, upstream } = await start();
    const away = gatewayOf(upstream, { port: 0, redisUrl: network.url });
    const subscription = await subscribe(await away.listen());
    await subscription.event();
    network.cut();
    await update(gateways[1], { id: '7', status: 'DONE' });
    expect(await subscription.event()).toMatchObject({ kind: 'UPDATED' });
  });
});
