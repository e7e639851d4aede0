import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, updateAll } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = Array.from({ length: 1_000 }, (_, index) => ({ id: index + 1, status: 'to-do' }));

async function start(options: VersionedOptions = {}, settings = {}) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream, settings) };
}

const finishAll = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(index + 1), status: 'DONE' }));

describe('a batch', () => {
  it('of nothing is refused once', async () => {
    const { upstream, gateway } = await start();
    expect(await updateAll(gateway, [])).toMatchInlineSnapshot(`
      [
        {
          "__typename": "InvalidInput",
          "code": "INVALID_INPUT",
          "field": "input",
          "message": "input has to name 1 to 1000 updates, and nothing of it was carried out; split it.",
        },
      ]
    `);
    expect(upstream.received).toEqual([]);
  });

  it('of 1,001 is refused for each, and nothing is written', async () => {
    const { upstream, gateway } = await start();
    const results = await updateAll(gateway, finishAll(1_001));
    expect(results).toHaveLength(1_001);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[1_000]).toMatchObject({
      __typename: 'InvalidInput',
      field: 'input',
      message: expect.stringContaining('1 to 1000'),
    });
    expect(upstream.received).toEqual([]);
  });

  it.each([1, 1_000])('of %i is carried out', async (count) => {
    const { upstream, gateway } = await start();
    const results = await updateAll(gateway, finishAll(count));
    expect(results.map((result) => [(result.conversation as { id: string }).id, result.changed])).toEqual(
      finishAll(count).map(({ id }) => [id, true]),
    );
    expect(patchesOf(upstream)).toHaveLength(count);
  });

  it('of 400 updates with all that protects them fits, and of one that does not nothing is carried out', async () => {
    const { upstream, gateway } = await start();
    const protectedUpdates = (count: number) =>
      finishAll(count).map((update) => ({
        ...update,
        expected: { status: 'TO_DO', userId: null, snoozeUntil: null },
        version: '1',
        lastSeenMessageId: '1234567890123456',
        idempotencyKey: crypto.randomUUID(),
      }));
    expect(await updateAll(gateway, protectedUpdates(400))).toHaveLength(400);
    const written = patchesOf(upstream).length;
    await expect(updateAll(gateway, protectedUpdates(1_000))).rejects.toThrow(
      /larger than 100000 bytes, and nothing of it was carried out; send fewer updates at once\./,
    );
    expect(patchesOf(upstream)).toHaveLength(written);
  });

  it('has a verdict for each item, in the order asked', async () => {
    const { upstream, gateway } = await start();
    upstream.change(2, { status: 'in-progress', user: { id: 5 } });
    const results = await updateAll(gateway, [
      { id: '1', status: 'DONE' },
      { id: '2', status: 'DONE', expected: { status: 'TO_DO' } },
      { id: '9999', status: 'DONE' },
      { id: 'seven', status: 'DONE' },
      { id: '3', userId: '77' },
      { id: '4', snoozeUntil: '2020-01-01T00:00:00Z' },
      { id: '5', status: 'TO_DO' },
    ]);
    expect(results.map(({ __typename, code, changed }) => [__typename, code ?? changed])).toEqual([
      ['UpdateConversationSuccess', true],
      ['ConversationConflict', 'CONFLICT'],
      ['ConversationNotFound', 'CONVERSATION_NOT_FOUND'],
      ['InvalidInput', 'INVALID_INPUT'],
      ['InvalidInput', 'USER_NOT_FOUND'],
      ['UpdateRefused', 'SNOOZE_IN_PAST'],
      ['UpdateConversationSuccess', false],
    ]);
    expect(patchesOf(upstream)).toEqual([{ status: 'done' }, { user_id: 77 }]);
  });

  it('without a token is refused for each', async () => {
    const { upstream, gateway } = await start();
    const results = await updateAll(gateway, finishAll(2), null);
    expect(results.map(({ code }) => code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(upstream.received).toEqual([]);
  });

  it.each(['with versions', 'without'])(
    'before an upstream %s does two of one conversation in their order',
    async (kind) => {
      const upstream =
        kind === 'without'
          ? await startPageOnlyUpstream({ conversations })
          : await startVersionedUpstream({ conversations });
      const gateway = gatewayOf(upstream);
      for (let id = 1; id <= 20; id += 1) {
        const results = await updateAll(gateway, [
          { id: String(id), userId: '5' },
          { id: '500', status: 'DONE' },
          { id: String(id), userId: '1', expected: { userId: '5' } },
          { id: String(id), status: 'DONE', expected: { userId: '1' } },
        ]);
        expect(results.map(({ __typename }) => __typename)).toEqual(
          Array(4).fill('UpdateConversationSuccess'),
        );
        expect(results[3]).toMatchObject({ conversation: { status: 'DONE', user: { id: '1' } } });
      }
    },
  );

  it('asks at most for 8 updates at once', async () => {
    let running = 0;
    let most = 0;
    const { gateway } = await start({
      interfere: ({ path }) => {
        if (!path.startsWith('/conversations/')) return undefined;
        running += 1;
        most = Math.max(most, running);
        return {
          readAfter: pause(5).then(() => {
            running -= 1;
          }),
        };
      },
    });
    await updateAll(gateway, finishAll(100));
    expect(most).toBe(8);
  });

  it('keeps the verdicts of the others when one meets a fault that nobody foresaw', async () => {
    const clock = { broken: false };
    const now = () => {
      if (clock.broken) throw new Error('the clock has stopped');
      return Date.parse('2026-01-02T12:00:00Z');
    };
    const { gateway } = await start(
      {
        interfere: ({ path }) => {
          clock.broken = path === '/conversations/2';
          return undefined;
        },
      },
      { now },
    );
    const results = await updateAll(gateway, [
      { id: '2', status: 'DONE' },
      { id: '2', status: 'DONE' },
    ]);
    expect(results).toMatchObject(Array(2).fill({ __typename: 'OutcomeUnknown', conversationId: '2' }));
  });
});
