import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sharedPrefix } from '../src/shared-state.ts';
import { gatewayOf, patchesOf, type Result, update, updateKeyed } from './ask.ts';
import { hasRedisServer, startOwnRedis } from './doubles/own-redis.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';

const KEY = { idempotencyKey: 'd3b0c1de-0001' };
const DEADLINE = 1_500;

/** Two gateways over a Redis of their own, before an API without versions whose writes take a second. */
async function start() {
  const redis = await startOwnRedis();
  onTestFinished(redis.close);
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
    extensions: ['read', 'users'],
    interfere: ({ method }) => (method === 'PATCH' ? { answerAfter: 1_000 } : undefined),
  });
  await redis.useForLong(sharedPrefix(upstream.url));
  const lines: string[] = [];
  const logTo = { write: (line: string) => lines.push(line) };
  const gateway = () => gatewayOf(upstream, { redisUrl: redis.url, deadline: DEADLINE, logTo });
  const gateways = [gateway(), gateway()] as const;
  // Both have used it before.
  for (const each of gateways) await update(each, { id: '7', status: 'TO_DO', dryRun: true });
  return { redis, upstream, gateways, lines };
}

type Parts = Awaited<ReturnType<typeof start>>;

/** Resolves when the first write has come to the API. */
async function writeUnderWay({ upstream }: Parts, ask: () => Promise<Result>) {
  const result = ask();
  await expect.poll(() => patchesOf(upstream).length).toBe(1);
  return { result };
}

/** As an app does that is told when to come back. */
async function untilAnswered(ask: () => Promise<Result>): Promise<{ result: Result; waits: unknown[] }> {
  const waits: unknown[] = [];
  for (;;) {
    const result = await ask();
    if (result.__typename !== 'UpstreamUnavailable' && result.code !== 'IDEMPOTENCY_KEY_IN_FLIGHT') {
      return { result, waits };
    }
    waits.push(result.retryAfterSeconds);
    await pause(250);
  }
}

describe.skipIf(!hasRedisServer())('a Redis that has forgotten everything', () => {
  it('by a restart lets nobody write beside a write that is under way, and everybody after a lease', async () => {
    const parts = await start();
    const [one, two] = parts.gateways;
    const seen = { expected: { status: 'TO_DO', userId: null } };
    const first = await writeUnderWay(parts, () =>
      update(one, { id: '7', status: 'IN_PROGRESS', userId: '1', ...seen }),
    );
    await parts.redis.restart();
    const second = untilAnswered(() => update(two, { id: '7', status: 'DONE', userId: '5', ...seen }));
    expect(await first.result).toMatchObject({ changed: true });
    const { result, waits } = await second;
    expect(result).toMatchObject({ __typename: 'ConversationConflict', current: { status: 'IN_PROGRESS' } });
    expect(patchesOf(parts.upstream)).toHaveLength(1);
    expect(waits.length).toBeGreaterThan(1);
    expect(Math.max(...waits.map(Number))).toBeLessThanOrEqual(DEADLINE / 1_000 + 6);
    expect(parts.lines.filter((line) => line.includes('may have forgotten locks'))).not.toEqual([]);
  });

  it('by FLUSHALL does the same, and a key that is in flight is not carried out again', async () => {
    const parts = await start();
    const [one, two] = parts.gateways;
    const input = { id: '7', status: 'DONE', ...KEY };
    const first = await writeUnderWay(parts, () => updateKeyed(one, input));
    await parts.redis.flush();
    const second = untilAnswered(() => updateKeyed(two, input));
    const other = untilAnswered(() =>
      update(two, { id: '7', status: 'IN_PROGRESS', expected: { status: 'TO_DO' } }),
    );
    expect(await first.result).toMatchObject({ changed: true, replayed: false });
    expect((await second).result).toMatchObject({ changed: true, replayed: true });
    expect((await other).result).toMatchObject({ __typename: 'ConversationConflict' });
    expect(patchesOf(parts.upstream)).toHaveLength(1);
  });

  it('stops a gateway that has planned under a lock that is forgotten', async () => {
    const redis = await startOwnRedis();
    onTestFinished(redis.close);
    const upstream = await startVersionedUpstream({
      conversations: [{ id: 7, status: 'to-do' }],
      extensions: ['read'],
      interfere: ({ method }) => (method === 'GET' ? { readAfter: redis.flush() } : undefined),
    });
    await redis.useForLong(sharedPrefix(upstream.url));
    const gateway = gatewayOf(upstream, { redisUrl: redis.url });
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    expect(patchesOf(upstream)).toEqual([]);
  });
});
