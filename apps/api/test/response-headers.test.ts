import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { createUserWithToken } from '../src/users/create-user-with-token.ts';
import { ask, patch } from './ask.ts';
import { engines, startApi } from './engines.ts';

describe('an answer', () => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const [engine] = engines;
    if (!engine) throw new Error('There is no engine.');
    ({ api, stop } = await startApi(engine, { demoConversations: 20 }));
  });
  afterAll(() => stop());

  test.each(['/conversations/1', '/conversations', '/conversations/99999', '/users/me', '/nowhere', '/'])(
    'of %s is of its caller alone, and only of now',
    async (path) => {
      expect((await ask(api, path)).headers['cache-control']).toBe('private, no-cache');
    },
  );

  test('carries the id of its request: the one that the caller gave, or one of its own', async () => {
    const given = await patch(api, 1, {}, { 'x-request-id': 'from-gateway-7' });
    expect(given.headers['x-request-id']).toBe('from-gateway-7');
    for (const strange of ['', 'a b', 'x'.repeat(200)]) {
      const { headers } = await ask(api, '/users/me', { headers: { 'x-request-id': strange } });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('to a token that is none of the demo keeps what the rows say', async () => {
    const { token } = await createUserWithToken(api.database.kysely, 'Ana', new Date());
    const text = 'https://files.rad-lindner.example/v1/files/x';
    await ask(api, '/demo/messages', {
      method: 'POST',
      payload: JSON.stringify({ conversation_id: 1, text }),
      headers: { 'content-type': 'application/json' },
    });
    const own = await ask<object>(api, '/conversations/1', { headers: { authorization: `Bearer ${token}` } });
    expect(JSON.stringify(own.body)).toContain(text);
  });

  test.each(['user_id=2147483648', 'user_id=99999999999999999999', 'ids=2147483648'])(
    'to a filter by an id beyond all ids is an empty one: %s',
    async (query) => {
      expect(await ask(api, `/conversations?${query}`)).toMatchObject({ status: 200, body: { data: [] } });
    },
  );

  test('finds whoever is asked for beside an id beyond all ids', async () => {
    const { body } = await ask<{ data: object[] }>(api, '/conversations?user_id=2147483648,none,1');
    expect(body.data.length).toBeGreaterThan(0);
  });

  test.each([
    ['half of a surrogate pair', '\\ud800'],
    ['a null character', '\\u0000'],
    ['nothing that can be seen', ' \\u200b\\u2060'],
  ])('to a message of %s is a refusal', async (_, text) => {
    const answer = await ask(api, '/demo/messages', {
      method: 'POST',
      payload: `{"conversation_id":1,"text":"${text}"}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
  });
});
