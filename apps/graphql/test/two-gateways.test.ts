import { randomUUID } from 'node:crypto';
import { reachableRedis } from '@parley/testing/redis';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import type { GatewaySettings } from '../src/index.ts';
import { sharedPrefix } from '../src/shared-state.ts';
import { gatewayOf, patchesOf, type Result, update, updateKeyed } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import type { UpstreamDouble } from './doubles/upstream-double.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';

const redisUrl = await reachableRedis();
const conversations = [{ id: 7, status: 'to-do' }];
const KEY = 'd3b0c1de-0001';
const PREFIX = `test-${randomUUID()}`;

describe.skipIf(redisUrl === null)('two gateways over one Redis', () => {
  const redis = new Redis(redisUrl ?? '', { lazyConnect: true });
  const shared = { redisUrl: redisUrl ?? '' };
  const prefixes = new Set<string>();
  afterAll(async () => {
    for (const prefix of prefixes) await forget(prefix);
    redis.disconnect();
  });

  function locksOf({ url }: UpstreamDouble): Promise<string[]> {
    prefixes.add(sharedPrefix(url));
    return redis.keys(`${sharedPrefix(url)}lock:*`);
  }

  async function forget(prefix: string): Promise<void> {
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.del(keys);
  }

  async function start() {
    const upstream = await startPageOnlyUpstream({ conversations });
    prefixes.add(sharedPrefix(upstream.url));
    return { upstream, gateways: [gatewayOf(upstream, shared), gatewayOf(upstream, shared)] as const };
  }

  it('let exactly one of 200 conflicting updates win, round by round, and tell the others the value', async () => {
    const { upstream, gateways } = await start();
    let seen: string | null = null;
    for (const round of [0, 200, 400]) {
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          update(gateways[index % 2 === 0 ? 0 : 1], {
            id: '7',
            userId: String(round + index + 1),
            expected: { userId: seen },
          }),
        ),
      );
      const winners = results.filter((result) => result.changed === true);
      const user = winnerOf(winners);
      const others = results.filter((result) => result.changed !== true);
      expect(winners).toHaveLength(1);
      expect(others).toMatchObject(
        Array(199).fill({ __typename: 'ConversationConflict', fields: ['USER_ID'], current: { user } }),
      );
      seen = user.id;
    }
    expect(await locksOf(upstream)).toEqual([]);
  });

  it('give the first answer under a key, whichever is asked again', async () => {
    const { gateways } = await start();
    const input = { id: '7', status: 'DONE', idempotencyKey: KEY };
    const results = await Promise.all(gateways.map((gateway) => updateKeyed(gateway, input)));
    expect(results.filter((result) => result.replayed === false)).toHaveLength(1);
    const again = await Promise.all(gateways.map((gateway) => updateKeyed(gateway, input)));
    expect(again).toMatchObject(
      Array(2).fill({ replayed: true, changed: true, conversation: { status: 'DONE' } }),
    );
    const other = { id: '7', status: 'TO_DO', idempotencyKey: KEY };
    expect(await updateKeyed(gateways[1], other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each<[string, (url: string) => Partial<GatewaySettings>]>([
    [
      'that spell the address of the API otherwise',
      (url) => ({ apiUrl: `${url.replace('http:', 'HTTP:')}/` }),
    ],
    [
      'that reach the API by another address, with one REDIS_PREFIX',
      (url) => ({ apiUrl: url.replace('127.0.0.1', 'localhost'), redisPrefix: PREFIX }),
    ],
  ])('share what they keep also with those %s', async (_name, otherwise) => {
    const upstream = await startPageOnlyUpstream({ conversations });
    prefixes.add(sharedPrefix(upstream.url)).add(`parley:${PREFIX}:`);
    const other = otherwise(upstream.url);
    const first = gatewayOf(upstream, { ...shared, ...other, apiUrl: upstream.url });
    const second = gatewayOf(upstream, { ...shared, ...other });
    const input = { id: '7', status: 'DONE', idempotencyKey: KEY };
    expect(await updateKeyed(first, input)).toMatchObject({ changed: true, replayed: false });
    expect(await updateKeyed(second, input)).toMatchObject({ changed: true, replayed: true });
  });

  it('write nothing when the turn was lost while it was planned, and leave the turn of the next alone', async () => {
    // The other one took over, because this one was away for longer than its lease.
    const takeOver = async () => {
      for (const key of await locksOf(upstream)) await redis.set(key, 'another', 'PX', 5_000);
    };
    const upstream = await startVersionedUpstream({
      conversations,
      extensions: ['read'],
      interfere: ({ method }) => (method === 'GET' ? { readAfter: takeOver() } : undefined),
    });
    const gateway = gatewayOf(upstream, shared);
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      __typename: 'UpstreamUnavailable',
      retryAfterSeconds: 1,
    });
    expect(patchesOf(upstream)).toEqual([]);
    expect(await locksOf(upstream)).toHaveLength(1);
  });

  it('wait for one another as long as an update takes, not for one that is gone', async () => {
    const { upstream, gateways } = await start();
    await redis.set(`${sharedPrefix(upstream.url)}lock:7`, 'a gateway that is gone', 'PX', 300);
    expect(await update(gateways[0], { id: '7', status: 'DONE' })).toMatchObject({ changed: true });
  });
});

function winnerOf([winner]: readonly Result[]): { readonly id: string } {
  const { user } = (winner?.conversation ?? {}) as { user?: { id: string } };
  if (user === undefined) throw new Error('nobody won');
  return user;
}

describe('what gateways share', () => {
  it.each([
    'http://api.example/v1/',
    'HTTP://API.example/v1',
    'http://api.example:80/v1//',
    'http://api.example/x/../v1',
  ])('is the same for %s', (url) => {
    expect(sharedPrefix(url)).toBe(sharedPrefix('http://api.example/v1'));
  });

  it.each([
    'https://api.example/v1',
    'http://api.example/V1',
    'http://api.example:8080/v1',
    'http://api.example/v2',
  ])('is another for %s', (url) => {
    expect(sharedPrefix(url)).not.toBe(sharedPrefix('http://api.example/v1'));
  });

  it('is where it was for an address that is spelled as usual', () => {
    expect(sharedPrefix('http://api.example/v1')).toMatchInlineSnapshot(`"parley:6-DTGnIU8QNia6v-:"`);
  });
});

it('a Redis that is gone lets nothing be written', async () => {
  const upstream = await startPageOnlyUpstream({ conversations });
  const gateway = gatewayOf(upstream, { redisUrl: 'redis://127.0.0.1:9' });
  for (const more of [{}, { idempotencyKey: KEY }]) {
    expect(await update(gateway, { id: '7', status: 'DONE', ...more })).toMatchInlineSnapshot(`
      {
        "__typename": "UpstreamUnavailable",
        "code": "UPSTREAM_UNAVAILABLE",
        "message": "The gateways could not agree whose turn it is with this conversation, and nothing was changed; try again in a moment.",
        "retryAfterSeconds": 1,
      }
    `);
  }
  expect(patchesOf(upstream)).toEqual([]);
});
