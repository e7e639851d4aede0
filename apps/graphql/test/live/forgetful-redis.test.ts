import { describe, expect, it, onTestFinished } from 'vitest';
import { sharedPrefix } from '../../src/shared-state.ts';
import { gatewayOf, update } from '../ask.ts';
import { hasRedisServer, startOwnRedis } from '../doubles/own-redis.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { type Subscription, subscribe } from './subscribe.ts';

describe.skipIf(!hasRedisServer())('a Redis that forgets what the gateways told one another', () => {
  async function start() {
    const redis = await startOwnRedis();
    onTestFinished(() => redis.close());
    const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
    // What a Redis forgot of locks is another matter (`lost-redis.test.ts`): here they are given all the same.
    const trustLocks = () => redis.useForLong(sharedPrefix(upstream.url));
    await trustLocks();
    const gateway = gatewayOf(upstream, { port: 0, redisUrl: redis.url });
    const other = gatewayOf(upstream, { port: 0, redisUrl: redis.url });
    return { redis, trustLocks, gateway, origin: await gateway.listen(), otherOrigin: await other.listen() };
  }

  async function untilResync(subscription: Subscription): Promise<unknown> {
    for (;;) {
      const { kind } = await subscription.event();
      if (kind !== 'UPDATED') return kind;
    }
  }

  it('is told to who comes back, and to who is there, when it crashes and has an older state', async () => {
    const { redis, trustLocks, gateway, origin, otherOrigin } = await start();
    const [present, leaving] = [await subscribe(origin), await subscribe(origin)];
    await present.event();
    const { id } = await leaving.event();
    leaving.leave();
    await redis.withRedis((commands) => commands.save());
    await update(gateway, { id: '7', status: 'DONE' });
    await redis.restart();
    await trustLocks();
    const back = await subscribe(otherOrigin, { args: `(after: "${id}")` });
    expect(await back.event()).toMatchObject({ kind: 'RESYNC' });
    expect(await untilResync(present)).toBe('RESYNC');
  });

  it('is told when it is empty again, also without a break of the connection', async () => {
    const { redis, trustLocks, gateway, origin } = await start();
    const subscription = await subscribe(origin);
    await subscription.event();
    await redis.restart();
    expect(await subscription.event()).toMatchObject({ kind: 'RESYNC' });
    await redis.flush();
    await trustLocks();
    await update(gateway, { id: '7', status: 'DONE' });
    expect(await untilResync(subscription)).toBe('RESYNC');
    await update(gateway, { id: '7', status: 'TO_DO' });
    expect(await subscription.event()).toMatchObject({ kind: 'UPDATED' });
  });
});
