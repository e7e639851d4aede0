import { describe, expect, it } from 'vitest';
import { createMemoryKeyValues } from '../src/idempotency/memory-key-values.ts';
import { gatewayOf, patchesOf, update, updateKeyed } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';

const DAY = 86_400_000;

async function start() {
  const clock = { now: Date.parse('2026-01-02T12:00:00Z') };
  const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const keptKeys = { entries: 20, bytes: 1_000_000 };
  const gateway = gatewayOf(upstream, { now: () => clock.now, keptKeys });
  const ask = (key: string, token = 'u1') =>
    update(gateway, { id: '7', status: 'DONE', idempotencyKey: key }, token);
  /** How many of so many new keys are taken. */
  async function fill(count: number, token: string) {
    let taken = 0;
    for (let index = 0; index < count; index += 1) {
      if ((await ask(`${token}-${index}`, token)).__typename === 'UpdateConversationSuccess') taken += 1;
    }
    return taken;
  }
  return { clock, upstream, gateway, ask, fill };
}

describe('a gateway that keeps idempotency keys itself', () => {
  it('refuses new keys of who has half of all, and says for how long', async () => {
    const { ask, fill, upstream } = await start();
    expect(await fill(30, 'u1')).toBe(10);
    const before = patchesOf(upstream).length;
    expect(await ask('another')).toMatchInlineSnapshot(`
      {
        "__typename": "UpstreamUnavailable",
        "code": "RATE_LIMITED",
        "message": "No more idempotency keys of yours can be kept for a day here, and nothing was changed; repeat later, or without a key.",
        "retryAfterSeconds": 60,
      }
    `);
    expect(patchesOf(upstream)).toHaveLength(before);
  });

  it('gives nothing up that it has promised to keep, whoever fills it', async () => {
    const { fill, gateway, ask, clock } = await start();
    const first = { id: '7', status: 'TO_DO', idempotencyKey: 'first' };
    expect(await updateKeyed(gateway, first)).toMatchObject({ changed: false, replayed: false });
    await fill(30, 'u1');
    await fill(30, 'u5');
    clock.now += DAY - 1_000;
    expect(await updateKeyed(gateway, first)).toMatchObject({ changed: false, replayed: true });
    expect(await ask('u5-0', 'u5')).toMatchObject({ __typename: 'UpdateConversationSuccess' });
  });

  it('has room for others, however many a few callers bring', async () => {
    const { fill } = await start();
    expect([await fill(30, 'u1'), await fill(30, 'u2'), await fill(30, 'u3'), await fill(1, 'u4')]).toEqual([
      10, 5, 3, 1,
    ]);
  });

  it('has room again after a day', async () => {
    const { fill, ask, clock } = await start();
    await fill(30, 'u1');
    clock.now += DAY;
    expect(await ask('another')).toMatchObject({ __typename: 'UpdateConversationSuccess' });
  });

  it('still does without a key what it refuses to do with one', async () => {
    const { fill, gateway } = await start();
    await fill(30, 'u1');
    expect(await update(gateway, { id: '7', status: 'TO_DO' })).toMatchObject({ changed: true });
  });
});

describe('values in this process', () => {
  const key = (owner: string, index: number) => ({ owner, name: `${owner} ${index}` });

  it('are bounded by their size as well, and come back as they were', async () => {
    const values = createMemoryKeyValues({ entries: 1_000, bytes: 4_000 });
    // Does not become smaller by being packed.
    const text = (index: number) =>
      Array.from({ length: 120 }, (_, at) => (index * 977 + at * at * 7919).toString(36)).join('ü');
    let added = 0;
    while ((await values.add(key('a', added), text(added), 1_000)) === 'added') added += 1;
    expect(added).toBeGreaterThan(1);
    expect(added).toBeLessThan(10);
    for (let index = 0; index < added; index += 1)
      expect(await values.get(key('a', index))).toBe(text(index));
    expect(await values.add(key('b', 0), 'short', 1_000)).toBe('added');
  });

  it('leave no share behind when they are over', async () => {
    let now = 0;
    const values = createMemoryKeyValues({ entries: 4, bytes: 1_000 }, () => now);
    for (let round = 0; round < 3; round += 1) {
      expect([
        await values.add(key('a', 1), 'x', 10),
        await values.add(key('a', 2), 'x', 10),
        await values.add(key('a', 3), 'x', 10),
      ]).toEqual(['added', 'added', 'full']);
      await values.swap(key('a', 1), 'x', null, 10);
      expect(await values.add(key('a', 3), 'x', 10)).toBe('added');
      now += 10;
    }
  });

  it('are put back where they were lost, and leave alone what is not theirs', async () => {
    const values = createMemoryKeyValues();
    expect(await values.swap(key('a', 1), 'mine', 'answer', 1_000)).toBe(true);
    expect(await values.swap(key('a', 1), 'mine', 'another', 1_000)).toBe(false);
    expect(await values.get(key('a', 1))).toBe('answer');
  });
});
