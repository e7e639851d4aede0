import { expect, test } from 'vitest';
import { contract, failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

const change = { field: 'user_id', from: 3, to: null, cause: 'EXPLICIT' };

contract('history', (connect) => {
  test('comes in pages, as it was recorded', async () => {
    const entry = {
      id: 9,
      conversation_id: 4,
      version: '6',
      ...change,
      user_id: 3,
      at: '2026-11-23T10:00:00.000Z',
    };
    const { baseUrl, received } = await serve(answering(200, { data: [entry], next_cursor: 'more' }));
    const { conversations } = connect(baseUrl);
    expect(await conversations.history(4)).toEqual({ data: [entry], nextCursor: 'more' });
    await conversations.history(4, { limit: 10, cursor: 'a b' });
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /third-party/v1/conversations/4/history',
      'GET /third-party/v1/conversations/4/history?limit=10&cursor=a+b',
    ]);
  });

  test('ends with a page without cursor', async () => {
    const { baseUrl } = await serve(answering(200, { data: [], next_cursor: null }));
    expect(await connect(baseUrl).conversations.history(4)).toEqual({ data: [], nextCursor: null });
  });

  test.each([{}, { data: [5] }, { data: {} }])(
    'in a broken envelope is a ProtocolError: %j',
    async (body) => {
      const { baseUrl } = await serve(answering(200, body));
      expect(await failureOf(connect(baseUrl).conversations.history(4))).toMatchObject({
        name: 'ProtocolError',
      });
    },
  );
});

contract('an idempotency key', (connect) => {
  test('gives what was carried out under it', async () => {
    const record = { fingerprint: 'f-1', status: 200, body: { id: 4, user: null }, changes: [change] };
    const { baseUrl, received } = await serve(answering(200, { ...record, etag: '"6"' }));
    expect(await connect(baseUrl).idempotencyKeys.retrieve('a/b?c#d%e')).toEqual({ ...record, version: '6' });
    expect(received[0]?.url).toBe('/third-party/v1/idempotency-keys/a%2Fb%3Fc%23d%25e');
  });

  test('under which nothing was carried out gives null', async () => {
    const { baseUrl } = await serve(
      answering(404, { code: 'idempotency-key-not-found' }, { 'x-request-id': 'r-2' }),
    );
    const call = connect(baseUrl).idempotencyKeys.retrieve('k');
    expect(await call).toBeNull();
    expect(await call.withResponse()).toEqual({
      data: null,
      status: 404,
      version: null,
      requestId: 'r-2',
      headers: expect.anything(),
      replayed: false,
      attempts: 1,
    });
  });

  test.each([401, 410, 501])('does not give null for a %i', async (status) => {
    const { baseUrl } = await serve(answering(status, {}));
    expect(await failureOf(connect(baseUrl).idempotencyKeys.retrieve('k'))).toMatchObject({ status });
  });

  test.each([
    {},
    { fingerprint: 'f', status: 200, body: 'text', changes: [] },
    { fingerprint: 'f', status: 200, body: {}, changes: [1] },
    { status: 200, body: {}, changes: [] },
  ])('with a broken record is a ProtocolError: %j', async (body) => {
    const { baseUrl } = await serve(answering(200, body));
    const error = await failureOf(connect(baseUrl).idempotencyKeys.retrieve('k'));
    expect(error).toMatchObject({ name: 'ProtocolError' });
  });

  test('travels with its fingerprint and what a policy implies', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const update = { status: 'to-do', user_id: null, snooze_until: null } as const;
    await connect(baseUrl).conversations.update(1, update, {
      idempotencyKey: 'k',
      idempotencyFingerprint: 'f'.repeat(128),
      impliedFields: ['user_id', 'snooze_until'],
    });
    await connect(baseUrl).conversations.update(1, update, { impliedFields: [] });
    expect(received[0]?.headers).toMatchObject({
      'idempotency-key': 'k',
      'idempotency-fingerprint': 'f'.repeat(128),
      'implied-fields': 'user_id, snooze_until',
    });
    for (const name of ['idempotency-fingerprint', 'implied-fields']) {
      expect(received[1]?.headers).not.toHaveProperty(name);
    }
  });

  test.each([
    ['true', true],
    ['false', false],
    [undefined, false],
  ])('whose answer says replayed %s was replayed: %s', async (header, replayed) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'idempotency-replayed': header };
    const { baseUrl } = await serve(answering(200, {}, headers));
    const call = connect(baseUrl).conversations.update(1, {}, { idempotencyKey: 'k' });
    expect(await call.withResponse()).toMatchObject({ replayed });
  });
});
