import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, update, updateKeyed } from './ask.ts';
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

async function start(options: VersionedOptions) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream) };
}

/** The same update, and where its answer is kept. */
const upstreams = [
  ['an upstream with keys', { extensions: ALL_EXTENSIONS }],
  ['an upstream with versions alone', { extensions: ['etag', 'read', 'users', 'snooze'] }],
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
    const { upstream, gateway } = await start(options);
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
