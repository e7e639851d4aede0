import type { Conversation, Message } from '@parley/domain';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Api, createApi } from '../src/index.ts';
import { createUserWithToken } from '../src/users/create-user-with-token.ts';
import { ask, type ProblemBody, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { startReader } from './event-reader.ts';

const DAY = 24 * 3_600_000;

describe.each(engines)('on $name, a message of a customer', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let id = 0;
  const now = Date.now();

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { now: () => now }));
  });
  afterAll(() => stop());

  const write = <Body = { message: Message }>(message: object, headers: Record<string, string> = {}) =>
    ask<Body>(api, '/demo/messages', {
      method: 'POST',
      payload: JSON.stringify(message),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const lastChanges = async () => {
    const { body } = await ask<{ data: Record<string, unknown>[] }>(api, `/conversations/${id}/history`);
    const version = (await read(api, id)).body.version;
    return body.data
      .filter((entry) => entry.version === version)
      .map(({ field, from, to, cause, user_id }) => ({ field, from, to, cause, user_id }));
  };
  const start = async (state: object) => {
    id += 1;
    await patch(api, id, { status: 'to-do', user_id: null, snooze_until: null });
    await patch(api, id, state);
    return (await read(api, id)).body;
  };

  const asleep = new Date(now + DAY).toISOString();
  const byCustomer = { cause: 'CUSTOMER', user_id: null };
  test.each<[string, object, object, object[]]>([
    [
      'opens what was done again, and leaves it to its user',
      { status: 'done', user_id: 2 },
      { status: 'to-do', user: { id: 2 } },
      [{ field: 'status', from: 'done', to: 'to-do', ...byCustomer }],
    ],
    [
      'wakes what is to do',
      { status: 'to-do', snooze_until: asleep },
      { status: 'to-do', snooze_until: null },
      [{ field: 'snooze_until', from: asleep, to: null, ...byCustomer }],
    ],
    [
      'leaves what is in progress',
      { status: 'in-progress', user_id: 3, snooze_until: asleep },
      { status: 'in-progress', user: { id: 3 }, snooze_until: asleep },
      [],
    ],
    ['leaves what is to do and awake', { status: 'to-do', user_id: 3 }, { status: 'to-do' }, []],
  ])('%s', async (_what, state, becomes, changes) => {
    const before = await start(state);
    const { status } = await write({ conversation_id: id, text: 'Hallo?' });
    const after = (await read(api, id)).body;
    expect(status).toBe(201);
    expect(after).toMatchObject(becomes);
    expect(Number(after.version)).toBe(Number(before.version) + 1);
    expect(await lastChanges()).toEqual(changes);
  });

  test('unassigns what it opens again from somebody who has left', async () => {
    await start({ status: 'done', user_id: 8 });
    const active = (is: boolean) =>
      api.database.kysely.updateTable('users').set({ active: is }).where('id', '=', 8).execute();
    await active(false);
    onTestFinished(() => active(true).then(() => {}));
    await write({ conversation_id: id, text: 'Hallo?' });
    const after = (await read(api, id)).body;
    expect(after.status).toBe('to-do');
    expect(after.user).toBeUndefined();
  });

  test('is the latest one, unread, and opens the reply window', async () => {
    const before = await start({ status: 'to-do' });
    const { body } = await write({ conversation_id: id, text: 'Größe M\nbitte 🙂' });
    const after = (await read(api, id)).body;
    const windows: Record<string, number> = { whatsapp: DAY, bridge: 7 * DAY, widget: 30 * DAY };
    expect(after).toMatchObject({
      latest_message: body.message,
      latest_customer_message: body.message,
      last_customer_reply_from: new Date(now).toISOString(),
      unread_customer_messages_count: (before.unread_customer_messages_count ?? 0) + 1,
      reply_until: new Date(now + (windows[before.channel ?? ''] ?? 0)).toISOString(),
      reply_possible: true,
      customer_interaction_required: false,
    });
    expect(body.message).toMatchObject({
      from: 'customer',
      conversation_id: id,
      contents: [{ type: 'text', content: 'Größe M\nbitte 🙂' }],
      status: 'delivered',
    });
    const found = await ask<{ data: Conversation[] }>(api, '/conversations?q=größe%20m&limit=100');
    expect(found.body.data.map((conversation) => conversation.id)).toContain(id);
  });

  test('makes an If-Match of before stale, so that nobody finishes over it unseen', async () => {
    const before = await start({ status: 'in-progress', user_id: 1 });
    await write({ conversation_id: id, text: 'Noch etwas!' });
    const stale = await patch(api, id, { status: 'done' }, { 'if-match': `"${before.version}"` });
    expect(stale.status).toBe(412);
    expect((await read(api, id)).body.status).toBe('in-progress');
  });

  test('finds the finished conversation finished, or stops the finish, never neither', async () => {
    for (let round = 0; round < 10; round++) {
      const { version } = await start({ status: 'in-progress', user_id: 1 });
      const [finish] = await Promise.all([
        patch(api, id, { status: 'done' }, { 'if-match': `"${version}"` }),
        write({ conversation_id: id, text: 'Halt!' }),
      ]);
      const after = (await read(api, id)).body.status;
      expect([finish.status, after]).toEqual(finish.status === 200 ? [200, 'to-do'] : [412, 'in-progress']);
    }
  });

  test('is told to who listens, with what it changed', async () => {
    const { version } = await start({ status: 'done' });
    const reader = await startReader(await api.listen());
    onTestFinished(() => reader.cut());
    await write({ conversation_id: id, text: 'Hallo?' });
    await reader.until(({ changes }) => changes.some(({ data }) => data.conversation_id === id));
    expect(reader.changes.find(({ data }) => data.conversation_id === id)?.data).toMatchObject({
      version: String(Number(version) + 1),
      type: 'message',
      changes: [{ field: 'status', from: 'done', to: 'to-do', cause: 'CUSTOMER' }],
      user_id: null,
    });
  });

  test.each<[string, object, string]>([
    ['no text', { conversation_id: 1 }, '/text'],
    ['an empty text', { conversation_id: 1, text: '' }, '/text'],
    ['a null character', { conversation_id: 1, text: 'a\0b' }, '/text'],
    ['a text too long', { conversation_id: 1, text: 'x'.repeat(4_097) }, '/text'],
    ['an id in text', { conversation_id: '1', text: 'x' }, '/conversation_id'],
    ['an unknown property', { conversation_id: 1, text: 'x', from: 'agent' }, '/from'],
  ])('with %s is refused', async (_what, message, pointer) => {
    const answer = await write<ProblemBody>(message);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  test.each([99_999, 9_999_999_999])('to conversation %s is refused', async (conversation_id) => {
    const answer = await write<ProblemBody>({ conversation_id, text: 'x' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'conversation-not-found' } });
  });

  test('is refused to a token that is no demo token, and there where is no demo', async () => {
    const { token } = await createUserWithToken(api.database.kysely, 'Ana', new Date());
    const headers = { authorization: `Bearer ${token}` };
    expect((await write({ conversation_id: 1, text: 'x' }, headers)).status).toBe(403);

    const { settings, drop } = await engine.fresh();
    const own = await createApi({ demo: false, ...settings });
    onTestFinished(async () => {
      await own.close();
      await drop();
    });
    const made = await createUserWithToken(own.database.kysely, 'Ana', new Date());
    const answer = await ask<ProblemBody>(own, '/demo/messages', {
      method: 'POST',
      payload: '{}',
      headers: { authorization: `Bearer ${made.token}`, 'content-type': 'application/json' },
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
