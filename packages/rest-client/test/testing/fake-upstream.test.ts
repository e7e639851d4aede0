import { readFileSync } from 'node:fs';
import { Conversation } from '@parley/domain';
import { describe, expect, test } from 'vitest';
import { createRestClient, type RestClientOptions } from '../../src/index.ts';
import {
  createFakeUpstream,
  FAULTS,
  type FakeUpstreamOptions,
  type FaultKind,
  type FaultRow,
  sampleConversation,
} from '../../src/testing/index.ts';
import { failureOf } from '../contract.ts';

function start(given: FakeUpstreamOptions = {}, options: Partial<RestClientOptions> = {}) {
  const upstream = createFakeUpstream(given);
  const client = createRestClient({ ...upstream.options, ...options });
  return { upstream, client, clock: upstream.clock, settle: upstream.clock.settle };
}

test('the sample is a conversation of the API page', () => {
  expect(Conversation.parse(sampleConversation({ id: 9, status: 'done' }))).toMatchObject({ id: 9 });
});

describe('the documented PATCH', () => {
  test('keeps what is absent, unassigns by null, and changes nothing by {}', async () => {
    const { client } = start();
    const { conversations } = client;
    expect(await conversations.update(1, { user_id: 2 })).toMatchObject({ status: 'to-do', user: { id: 2 } });
    expect(await conversations.update(1, { status: 'done' })).toMatchObject({
      user: { id: 2 },
      version: '3',
    });
    expect(await conversations.update(1, {})).toMatchObject({ status: 'done', version: '3' });
    expect((await conversations.update(1, { user_id: null })).user).toBeUndefined();
  });

  test('refuses an unknown conversation, user and token', async () => {
    const { client } = start();
    expect(await failureOf(client.conversations.update(9, {}))).toMatchObject({ status: 404 });
    const stranger = client.conversations.update(1, { user_id: 99 });
    expect(await failureOf(stranger)).toMatchObject({ status: 422, problem: { code: 'user-not-found' } });
    expect(await failureOf(client.withToken('another').users.me())).toMatchObject({ status: 401 });
  });

  test('is all there is where nothing else is offered', async () => {
    const { client } = start({ extensions: [] });
    expect((await client.service.describe()).extensions).toEqual([]);
    const { data, version } = await client.conversations.update(1, { status: 'done' }).withResponse();
    expect(data).toMatchObject({ status: 'done' });
    expect(data).not.toHaveProperty('version');
    expect(version).toBeNull();
    expect(await failureOf(client.conversations.retrieve(1))).toMatchObject({ status: 404 });
    const snooze = client.conversations.update(1, { snooze_until: '2026-02-01T00:00:00Z' });
    expect(await failureOf(snooze)).toMatchObject({ status: 422 });
  });
});

describe('the extensions', () => {
  test('a version guards, and what somebody else did is met', async () => {
    const { client, upstream } = start();
    const { version } = await client.conversations.retrieve(1).withResponse();
    upstream.conversations.change(1, { status: 'in-progress' });
    const guarded = client.conversations.update(1, { status: 'done' }, { ifMatch: version ?? '' });
    expect(await failureOf(guarded)).toMatchObject({ code: 'precondition-failed' });
  });

  test('a key is answered once, and refused for another request', async () => {
    const { client, upstream } = start();
    const options = { idempotencyKey: 'k' };
    await client.conversations.update(1, { status: 'done' }, options);
    upstream.conversations.change(1, { status: 'to-do' });
    const again = await client.conversations.update(1, { status: 'done' }, options).withResponse();
    expect(again).toMatchObject({ replayed: true, data: { status: 'done' } });
    expect(upstream.conversations.find(1)).toMatchObject({ status: 'to-do' });
    expect(await failureOf(client.conversations.update(2, {}, options))).toMatchObject({ status: 422 });
    expect(await client.idempotencyKeys.retrieve('k')).toMatchObject({ version: '2', status: 200 });
    expect(await client.idempotencyKeys.retrieve('unknown')).toBeNull();
  });

  test('lists are filtered and come in pages', async () => {
    const conversations = [1, 2, 3, 4].map((id) =>
      sampleConversation({ id, status: id === 2 ? 'done' : 'to-do' }),
    );
    const { client } = start({ conversations });
    const first = await client.conversations.list({ status: ['to-do'], limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual([1, 3]);
    const next = await client.conversations.list({ status: ['to-do'], limit: 2, cursor: first.nextCursor });
    expect(next).toMatchObject({ data: [{ id: 4 }], nextCursor: null });
    expect(await client.conversations.listByIds([4, 9, 1])).toMatchObject([{ id: 4 }, { id: 1 }]);
    expect(await client.users.list()).toHaveLength(2);
  });
});

describe('time', () => {
  test('passes only as long as a Retry-After asks, and nobody waits for it', async () => {
    const { client, upstream, clock, settle } = start();
    upstream.failNext({ kind: 'too-many-requests', retryAfterSeconds: 20 });
    const begun = clock.now();
    expect(await settle(client.conversations.retrieve(1).withResponse())).toMatchObject({ attempts: 2 });
    expect(clock.now() - begun).toBe(20_000);
  });

  test('a Retry-After beyond the deadline is told in the same instant', async () => {
    const { client, upstream, clock, settle } = start();
    upstream.failNext('unavailable');
    const begun = clock.now();
    const error = await settle(failureOf(client.conversations.retrieve(1)));
    expect(error).toMatchObject({ code: 'server-error', attempts: 1 });
    expect(error).toMatchObject({ retryAfterSeconds: 2_592_000 });
    expect(clock.now()).toBe(begun);
  });

  test('one stuck attempt is given up and the next one succeeds', async () => {
    const { client, upstream, settle } = start({}, { attemptTimeout: 2_000 });
    upstream.failNext('no-answer');
    expect(await settle(client.conversations.update(1, { status: 'done' }).withResponse())).toMatchObject({
      attempts: 2,
      replayed: true,
    });
  });

  test('can be moved by hand, to look at a call that is under way', async () => {
    const { client, clock } = start({ latency: 300 });
    let over = false;
    const call = client.users.me().finally(() => {
      over = true;
    });
    await clock.advance(299);
    expect(over).toBe(false);
    await clock.advance(1);
    expect(over).toBe(true);
    expect(await call).toMatchObject({ id: 1 });
  });

  test('does not reach the signal of a caller, who aborts when they like', async () => {
    const { client, upstream, clock } = start();
    upstream.failNext({ kind: 'too-many-requests', retryAfterSeconds: 20 });
    const controller = new AbortController();
    const failure = failureOf(client.conversations.retrieve(1, { signal: controller.signal }));
    await clock.advance(5_000);
    controller.abort();
    expect(await failure).toMatchObject({ code: 'aborted', attempts: 1 });
    expect(clock.timers).toBe(0);
  });
});

describe('a script of faults', () => {
  test('is met in order, by as many requests as it says, and is forgotten by heal', async () => {
    const { client, upstream, settle } = start({}, { maxAttempts: 1 });
    upstream.failNext('html-page');
    upstream.failNext('empty-body', { times: 2 });
    upstream.failAlways('connection-refused', { only: ({ method }) => method === 'GET' });
    const codes = [];
    for (let count = 0; count < 5; count += 1) {
      const result = await settle(client.conversations.retrieve(1).safe());
      codes.push(result.ok ? 'ok' : result.error.message.match(/HTML|empty|ECONNREFUSED/)?.[0]);
    }
    expect(codes).toEqual(['HTML', 'empty', 'empty', 'ECONNREFUSED', 'ECONNREFUSED']);
    expect(await client.conversations.update(1, {})).toMatchObject({ id: 1 });
    upstream.heal();
    expect(await client.conversations.retrieve(1)).toMatchObject({ id: 1 });
  });

  test('can say that what it keeps from answering was not carried out', async () => {
    const { client, upstream } = start({}, { idempotencyKeys: false });
    upstream.failNext({ kind: 'reset-after-request', carriedOut: false });
    expect(await failureOf(client.conversations.update(1, { status: 'done' }))).toMatchObject({
      outcome: 'unknown',
    });
    expect(upstream.conversations.find(1)).toMatchObject({ status: 'to-do' });
  });

  test('names what it knows when it is asked for something else', () => {
    const { upstream } = start();
    expect(() => upstream.failNext('meteor' as FaultKind)).toThrow(/No fault is called meteor; .*gzip-bomb/);
  });
});

test('drift is a failure of the call where the client is strict, also after a write', async () => {
  const { client, upstream } = start({}, { drift: 'strict' });
  upstream.failNext('schema-violation');
  const error = await failureOf(client.conversations.update(1, { status: 'done' }));
  expect(error).toMatchObject({ name: 'ResponseDriftError' });
  expect(upstream.conversations.find(1)).toMatchObject({ status: 'done' });
});

describe('the README', () => {
  test('lists every fault as the table has it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ');
    const rows = Object.entries<FaultRow>(FAULTS).map(([kind, { what, code, outcome }]) => {
      const becomes = code === null ? 'succeeds, drift is reported' : `\`${code}\`, ${outcome}`;
      return `| \`${kind}\` | ${what} | ${becomes} |`;
    });
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });

  test('shows what really comes out', async () => {
    const { upstream, client } = start({}, { deadline: 10_000 });
    upstream.failNext('reset-after-request');
    upstream.failNext({ kind: 'too-many-requests', retryAfterSeconds: 3 });
    const call = client.conversations.update(1, { status: 'done' });
    expect(await upstream.clock.settle(call.withResponse())).toMatchObject({ attempts: 3, replayed: true });
    expect(upstream.received).toHaveLength(3);

    upstream.failAlways('no-answer', { only: ({ method }) => method === 'PATCH' });
    const result = await upstream.clock.settle(client.conversations.update(2, { status: 'done' }).safe());
    expect(result).toMatchObject({ ok: false, error: { code: 'deadline-exceeded', outcome: 'unknown' } });
    expect(upstream.conversations.find(2)?.status).toBe('done');
  });
});
