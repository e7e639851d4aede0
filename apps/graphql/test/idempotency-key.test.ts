import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, update, updateKeyed } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { signal } from './doubles/signal.ts';
import {
  ALL_EXTENSIONS,
  startVersionedUpstream,
  type VersionedOptions,
} from './doubles/versioned-upstream.ts';

const conversations = [
  { id: 7, status: 'to-do', snooze_until: null, latest_customer_message: { id: 19 } },
  { id: 8, status: 'in-progress', user: { id: 5 } },
];
const KEY = 'd3b0c1de-0001';

async function start(options: VersionedOptions = {}) {
  const upstream = await startVersionedUpstream({ conversations, extensions: ALL_EXTENSIONS, ...options });
  return { upstream, gateway: gatewayOf(upstream) };
}

describe('a key', () => {
  it.each([
    ['of 256 characters', 'k'.repeat(256)],
    ['that is empty', ''],
    ['with another script', 'schlüssel'],
    ['with a space', 'a b'],
    ['with a line break', 'a\nb'],
  ])('%s is InvalidInput, and nothing is asked of the upstream', async (_name, idempotencyKey) => {
    for (const dryRun of [false, true]) {
      const { upstream, gateway } = await start();
      expect(await update(gateway, { id: '7', status: 'DONE', idempotencyKey, dryRun })).toMatchObject({
        __typename: 'InvalidInput',
        code: 'IDEMPOTENCY_KEY_INVALID',
        field: 'idempotencyKey',
        message: expect.stringContaining('1 to 255 visible ASCII characters'),
      });
      expect(upstream.received).toEqual([]);
    }
  });

  it.each(['k'.repeat(255), '..', '"', '"quoted"', '/?#%2F"\\', '~'])('%s is one', async (idempotencyKey) => {
    const { gateway } = await start();
    const input = { id: '7', status: 'DONE', idempotencyKey };
    const first = await updateKeyed(gateway, input);
    expect(first).toMatchObject({ changed: true, replayed: false });
    expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
  });

  it('still in flight at the upstream says when to come again', async () => {
    const { upstream, gateway } = await start({
      interfere: ({ method }) =>
        method === 'PATCH'
          ? { status: 409, code: 'idempotency-key-in-flight', headers: { 'retry-after': '90' } }
          : undefined,
    });
    const result = await update(gateway, { id: '7', status: 'DONE', idempotencyKey: KEY });
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "UpstreamUnavailable",
        "code": "IDEMPOTENCY_KEY_IN_FLIGHT",
        "message": "An update with this idempotencyKey is still being carried out; repeat it in a moment to get its answer.",
        "retryAfterSeconds": 90,
      }
    `);
    expect(upstream.conversation(7)).toMatchObject({ status: 'to-do' });
  });

  it('that the upstream honours is looked up while the conversation is read, and travels with what identifies it', async () => {
    const { upstream, gateway } = await start();
    await update(gateway, { id: '7', status: 'IN_PROGRESS', idempotencyKey: KEY });
    const headers = upstream.received.at(-1)?.headers ?? {};
    expect(headers).toMatchObject({ 'idempotency-key': KEY, 'if-match': '"1"', 'implied-fields': 'user_id' });
    expect(headers['idempotency-fingerprint']).toMatch(/^[\w-]{43}$/);
    expect(upstream.received.map(({ path }) => path)).toContain(`/idempotency-keys/${KEY}`);
  });

  it('of an update that changes nothing is recorded by a PATCH that changes nothing', async () => {
    const { upstream, gateway } = await start();
    const input = { id: '7', status: 'TO_DO', idempotencyKey: KEY };
    expect(await updateKeyed(gateway, input)).toMatchObject({ changed: false, replayed: false });
    expect(patchesOf(upstream)).toEqual([{}]);
    upstream.change(7, { status: 'done' });
    expect(await updateKeyed(gateway, input)).toMatchObject({
      changed: false,
      replayed: true,
      conversation: { status: 'TO_DO', version: '1' },
    });
    expect(upstream.conversation(7)).toMatchObject({ status: 'done' });
  });

  it('that was carried out between two reads is not mistaken for a conflict', async () => {
    const input = { id: '7', status: 'DONE', version: '1', idempotencyKey: KEY };
    let looked = false;
    let read = false;
    const other = signal();
    const { gateway } = await start({
      interfere: ({ path }) => {
        if (path === '/conversations/7' && !read) {
          read = true;
          return { readAfter: other.given };
        }
        if (path !== `/idempotency-keys/${KEY}` || looked) return undefined;
        looked = true;
        return { answerBefore: () => updateKeyed(gateway, input).then(other.give) };
      },
    });
    expect(await updateKeyed(gateway, input)).toMatchObject({ changed: true, replayed: true });
  });

  it('is answered although the conversation is gone, or cannot be read', async () => {
    let broken = false;
    const { gateway } = await start({
      interfere: ({ path }) => (broken && path === '/conversations/7' ? { status: 404 } : undefined),
    });
    const input = { id: '7', status: 'DONE', idempotencyKey: KEY };
    const first = await updateKeyed(gateway, input);
    broken = true;
    expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
  });

  it('of a sleep that has run out meanwhile is still answered', async () => {
    let now = Date.parse('2026-01-02T12:00:00Z');
    const upstream = await startVersionedUpstream({ conversations, extensions: ALL_EXTENSIONS });
    const gateway = gatewayOf(upstream, { now: () => now });
    const input = { id: '7', snoozeUntil: '2026-01-02T13:00:00Z', idempotencyKey: KEY };
    const first = await updateKeyed(gateway, input);
    now += 7_200_000;
    expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
  });

  it('is kept for a day where the gateway keeps it', async () => {
    let now = Date.parse('2026-01-02T12:00:00Z');
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream, { now: () => now });
    const input = { id: '7', status: 'DONE', idempotencyKey: KEY };
    await update(gateway, input);
    now += 86_399_000;
    expect(await updateKeyed(gateway, input)).toMatchObject({ replayed: true });
    now += 2_000;
    expect(await updateKeyed(gateway, input)).toMatchObject({ replayed: false, changed: false });
  });
});
