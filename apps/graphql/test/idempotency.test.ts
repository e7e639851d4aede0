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

/** The same update, and where its answer is kept. */
const upstreams = [
  ['an upstream with keys', { extensions: ALL_EXTENSIONS }],
  ['an upstream with versions alone', {}],
  ['an upstream that can only be read', { extensions: ['read', 'users', 'snooze'] }],
] as const;

describe.each(upstreams)('a key before %s', (_name, options) => {
  const inputs = [
    { id: '7', status: 'IN_PROGRESS' },
    { id: '7', status: 'DONE', expected: { status: 'TO_DO' } },
    { id: '7', userId: '5', lastSeenMessageId: '19' },
    { id: '7', snoozeUntil: '2026-01-03T12:00:00Z' },
    { id: '7', status: 'TO_DO' },
    { id: '7' },
    { id: '8', userId: '1', takeover: true },
  ];

  it.each(inputs)('that comes again gives the first answer to %j', async (input) => {
    const { upstream, gateway } = await start({
      extensions: ['etag', 'read', 'users', 'snooze'],
      ...options,
    });
    const first = await updateKeyed(gateway, { ...input, idempotencyKey: KEY });
    expect(first).toMatchObject({ __typename: 'UpdateConversationSuccess', replayed: false });
    const after = upstream.conversation(7);
    const again = await updateKeyed(gateway, { ...input, idempotencyKey: KEY });
    expect(again).toEqual({ ...first, replayed: true });
    expect(upstream.conversation(7)).toEqual(after);
  });

  it('that comes again leaves alone what somebody else changed meanwhile', async () => {
    const { upstream, gateway } = await start(options);
    const input = { id: '7', status: 'DONE', idempotencyKey: KEY };
    const first = await updateKeyed(gateway, input);
    upstream.change(7, { status: 'in-progress', user: { id: 5 } });
    const theirs = upstream.conversation(7);
    expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
    expect(upstream.conversation(7)).toEqual(theirs);
  });

  it.each([
    { id: '7', status: 'TO_DO' },
    { id: '8', status: 'DONE' },
    { id: '7', status: 'DONE', userId: null },
    { id: '7', status: 'DONE', expected: { status: 'TO_DO' } },
    { id: '7', status: 'DONE', takeover: true },
  ])('that comes with %j instead is refused', async (other) => {
    const { upstream, gateway } = await start(options);
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: KEY });
    const before = [upstream.conversation(7), upstream.conversation(8)];
    expect(await update(gateway, { ...other, idempotencyKey: KEY })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'IDEMPOTENCY_KEY_REUSED',
      field: 'idempotencyKey',
    });
    expect([upstream.conversation(7), upstream.conversation(8)]).toEqual(before);
  });

  it('belongs to its token', async () => {
    const { gateway } = await start(options);
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: KEY });
    const other = { id: '7', userId: '5', idempotencyKey: KEY };
    expect(await updateKeyed(gateway, other, 'u5')).toMatchObject({ changed: true, replayed: false });
  });

  it('does not care for the order of the values, nor for those that are null by being absent', async () => {
    const { gateway } = await start(options);
    await update(gateway, { id: '7', status: 'DONE', userId: '5', idempotencyKey: KEY });
    const same = {
      idempotencyKey: KEY,
      userId: '5',
      version: null,
      takeover: false,
      status: 'DONE',
      id: '7',
    };
    expect(await updateKeyed(gateway, same)).toMatchObject({ replayed: true });
  });

  it('of a preview writes and keeps nothing', async () => {
    const { upstream, gateway } = await start(options);
    const preview = { id: '7', status: 'DONE', idempotencyKey: KEY, dryRun: true };
    const before = upstream.conversation(7);
    expect(await updateKeyed(gateway, preview)).toMatchObject({ changed: true, replayed: false });
    expect(patchesOf(upstream)).toEqual([]);
    expect(upstream.conversation(7)).toEqual(before);
    const other = { id: '7', userId: '5', idempotencyKey: KEY };
    expect(await updateKeyed(gateway, other)).toMatchObject({ changed: true, replayed: false });
  });

  it('of an update that was refused is as good as new', async () => {
    const { gateway } = await start(options);
    const input = { id: '7', status: 'DONE', lastSeenMessageId: '12', idempotencyKey: KEY };
    expect(await update(gateway, input)).toMatchObject({ __typename: 'UpdateRefused' });
    const read = { ...input, lastSeenMessageId: '19' };
    expect(await updateKeyed(gateway, read)).toMatchObject({ changed: true, replayed: false });
  });

  it('that comes twice at once is carried out once', async () => {
    const { upstream, gateway } = await start(options);
    const input = { id: '7', status: 'IN_PROGRESS', idempotencyKey: KEY };
    const results = await Promise.all(Array.from({ length: 6 }, () => updateKeyed(gateway, input)));
    for (const result of results) {
      expect(result).toMatchObject(
        result.__typename === 'UpstreamUnavailable'
          ? { code: 'IDEMPOTENCY_KEY_IN_FLIGHT', retryAfterSeconds: 1 }
          : { changed: true, changes: [{ field: 'STATUS' }, { field: 'USER_ID', to: '1' }] },
      );
    }
    expect(results.filter((result) => result.replayed === false)).toHaveLength(1);
    expect(upstream.conversation(7)?.version).toBe('2');
  });
});

describe('a key', () => {
  it.each([
    ['of 256 characters', 'k'.repeat(256)],
    ['that is empty', ''],
    ['with another script', 'schlüssel'],
    ['with a space', 'a b'],
    ['with a line break', 'a\nb'],
    ['that is a place in a path', '..'],
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

  it.each(['k'.repeat(255), '/?#%2F"\\', '~'])('%s is one', async (idempotencyKey) => {
    const { gateway } = await start();
    const input = { id: '7', status: 'DONE', idempotencyKey };
    expect(await updateKeyed(gateway, input)).toMatchObject({ replayed: false });
    expect(await updateKeyed(gateway, input)).toMatchObject({ replayed: true });
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

describe('who did it', () => {
  it('is the viewer for what was asked, and nobody for what follows from it', async () => {
    const { gateway } = await start();
    const result = await updateKeyed(gateway, { id: '7', status: 'IN_PROGRESS' }, 'u5');
    expect(result.changes).toEqual([
      {
        field: 'STATUS',
        from: 'TO_DO',
        to: 'IN_PROGRESS',
        cause: 'EXPLICIT',
        actor: { id: '5', name: 'Grace' },
      },
      { field: 'USER_ID', from: null, to: '5', cause: 'POLICY', actor: null },
    ]);
  });

  it('is nobody where a program asked', async () => {
    const { gateway } = await start();
    const result = await updateKeyed(gateway, { id: '7', status: 'DONE' }, 'machine');
    expect(result.changes).toMatchObject([{ cause: 'EXPLICIT', actor: null }]);
  });
});
