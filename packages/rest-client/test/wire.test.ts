import type { ConversationUpdate } from '@parley/domain';
import { expect, test } from 'vitest';
import { contract, failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

contract('a request', (connect) => {
  test('an update is one PATCH of the documented shape', async () => {
    const { baseUrl, received } = await serve(answering(200, { id: 7 }));
    await connect(baseUrl).conversations.update(7, { status: 'done', user_id: 3 });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'PATCH',
      url: '/third-party/v1/conversations/7',
      body: '{"status":"done","user_id":3}',
    });
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Bearer a-fixed-token',
      'content-type': 'application/json',
    });
    expect(received[0]?.headers).not.toHaveProperty('if-match');
    expect(received[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each<[string, ConversationUpdate, string]>([
    ['null stays null', { user_id: null }, '{"user_id":null}'],
    ['undefined is absent', { status: 'to-do', user_id: undefined }, '{"status":"to-do"}'],
    ['nothing stays an empty object', {}, '{}'],
    ['null wakes', { snooze_until: null }, '{"snooze_until":null}'],
  ])('%s on the wire', async (_, update, body) => {
    const { baseUrl, received } = await serve(answering(200, {}));
    await connect(baseUrl).conversations.update(1, update);
    expect(received[0]?.body).toBe(body);
  });

  test('ifMatch, the key and further headers travel', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const options = { ifMatch: '41', idempotencyKey: 'key-1', headers: { Traceparent: '00-abc' } };
    await connect(baseUrl).conversations.update(1, {}, options);
    expect(received[0]?.headers).toMatchObject({
      'if-match': '"41"',
      'idempotency-key': 'key-1',
      traceparent: '00-abc',
    });
  });

  test('reads ask the documented paths', async () => {
    const { baseUrl, received } = await serve(
      answering(200, { data: [], ids: [], total: 0, counts: {}, next_cursor: null }),
    );
    const { conversations, users } = connect(baseUrl);
    await conversations.retrieve(5);
    await conversations.list();
    await conversations.list({
      status: ['to-do', 'done'],
      channel: ['whatsapp'],
      user_id: [4, 'none'],
      unread: true,
      q: 'a&b ü',
      sort: '-created_at',
      limit: 20,
      cursor: 'x=y',
    });
    await conversations.index({ status: ['done'], unread: false, sort: 'reply_until' });
    await conversations.listByIds([3, 1, 2]);
    await users.list();
    await users.me();
    expect(received.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
      'GET /third-party/v1/conversations/5',
      'GET /third-party/v1/conversations',
      'GET /third-party/v1/conversations?status=to-do,done&channel=whatsapp&user_id=4,none&unread=true&q=a&b+ü&sort=-created_at&limit=20&cursor=x=y',
      'GET /third-party/v1/conversations/index?status=done&sort=reply_until',
      'GET /third-party/v1/conversations?ids=3,1,2',
      'GET /third-party/v1/users',
      'GET /third-party/v1/users/me',
    ]);
    expect(received[2]?.url).toContain('q=a%26b+%C3%BC');
    expect(received.every(({ body }) => body === '')).toBe(true);
  });

  test('withToken shares the transport and changes only the token', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const client = connect(baseUrl);
    const other = client.withToken(() => Promise.resolve('another-token'));
    await other.users.me();
    await client.users.me();
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer another-token',
      'Bearer a-fixed-token',
    ]);
    await other.close();
    const error = await failureOf(client.users.me());
    expect(error).toMatchObject({ name: 'InvalidRequestError', outcome: 'not-sent', attempts: 0 });
    expect(received).toHaveLength(2);
  });
});
