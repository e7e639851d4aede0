import type { Conversation } from '@parley/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { type ProblemBody, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';

describe.each(engines)('on $name, PATCH /conversations/{id}', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let id = 0;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine));
  });
  afterAll(() => stop());

  const start = async (state: { status: string; user_id: number | null }) => {
    id += 1;
    await patch(api, id, { ...state, snooze_until: null });
    return read(api, id);
  };

  const statuses = [
    { said: 'absent', status: undefined, becomes: 'in-progress' },
    { said: 'valid', status: 'done', becomes: 'done' },
    { said: 'unknown', status: 'closed', becomes: null },
  ];
  const users = [
    { given: 'absent', user_id: undefined, belongsTo: 2 },
    { given: 'a user', user_id: 3, belongsTo: 3 },
    { given: 'null', user_id: null, belongsTo: undefined },
  ];
  const combinations = statuses.flatMap((status) => users.map((user) => ({ ...status, ...user })));

  test.each(combinations)('status $said and user_id $given', async (combination) => {
    const before = await start({ status: 'in-progress', user_id: 2 });
    const { status, user_id, becomes, belongsTo } = combination;
    const answer = await patch(api, id, { status, user_id });
    const after = await read(api, id);
    if (becomes === null) {
      expect(answer.status).toBe(422);
      expect(after.body).toEqual(before.body);
      return;
    }
    expect(answer.status).toBe(200);
    expect(after.body).toEqual(answer.body);
    expect(after.etag).toBe(answer.etag);
    expect(after.body).toMatchObject({ status: becomes, version: answer.etag.replaceAll('"', '') });
    expect(after.body.user?.id).toBe(belongsTo);
    expect('user' in after.body).toBe(belongsTo !== undefined);
    const changed = status !== undefined || user_id !== undefined;
    expect(Number(after.body.version)).toBe(Number(before.body.version) + (changed ? 1 : 0));
  });

  test('leaves everything else of the conversation as it was', async () => {
    const before = await start({ status: 'to-do', user_id: 2 });
    const { body } = await patch(api, id, { status: 'in-progress' });
    expect(body).toEqual({ ...before.body, status: 'in-progress', version: body.version });
  });

  test.each([
    ['an empty object', {}],
    ['the values that it has', { status: 'to-do', user_id: 2, snooze_until: null }],
  ])('keeps the ETag for %s', async (_what, update) => {
    const before = await start({ status: 'to-do', user_id: 2 });
    const answer = await patch(api, id, update);
    expect(answer).toMatchObject({ status: 200, etag: before.etag, body: before.body });
  });

  test.each([
    ['that nobody has', 4711],
    ['of somebody who has left', 9],
    ['that no id can be', 9_999_999_999],
  ])('applies nothing with a user_id %s', async (_whose, user_id) => {
    const before = await start({ status: 'to-do', user_id: 2 });
    const answer = await patch<ProblemBody>(api, id, { status: 'done', user_id });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'user-not-found', errors: [{ pointer: '/user_id' }] },
    });
    expect((await read(api, id)).body).toEqual(before.body);
  });

  test('wakes a conversation that is finished, and reads a snooze back in milliseconds', async () => {
    await start({ status: 'to-do', user_id: 2 });
    const asleep = await patch(api, id, { snooze_until: '2100-01-01T10:00:00.123456+02:00' });
    expect(asleep.body.snooze_until).toBe('2100-01-01T08:00:00.123Z');
    const again = await patch(api, id, { snooze_until: '2100-01-01T08:00:00.123Z' });
    expect(again.etag).toBe(asleep.etag);
    const { body } = await patch(api, id, { status: 'done' });
    expect(body).toMatchObject({ status: 'done', snooze_until: null });
  });

  test.each([
    ['a snooze in the past', { snooze_until: '2001-01-01T00:00:00Z' }, '/snooze_until'],
    ['done and a snooze', { status: 'done', snooze_until: '2100-01-01T00:00:00Z' }, '/snooze_until'],
    ['a snooze without a zone', { snooze_until: '2100-01-01T00:00:00' }, '/snooze_until'],
    ['status null', { status: null }, '/status'],
    ['a user_id in text', { user_id: '2' }, '/user_id'],
    ['a user_id with a fraction', { user_id: 2.5 }, '/user_id'],
    ['a user_id below 1', { user_id: 0 }, '/user_id'],
    ['an unknown property', { state: 'done' }, '/state'],
    ['a list', [], ''],
    ['a text', 'null', ''],
  ])('refuses %s and says where it is', async (_what, update, pointer) => {
    const before = await start({ status: 'to-do', user_id: 2 });
    const answer = await patch<ProblemBody>(api, id, update);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ pointer }] } });
    expect((await read(api, id)).body).toEqual(before.body);
  });

  test('lets exactly one of fifty updates of the same version win', async () => {
    const { etag, body } = await start({ status: 'to-do', user_id: null });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        patch<Conversation>(api, id, { user_id: (i % 8) + 1 }, { 'if-match': etag }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
    const after = await read(api, id);
    expect(after.body).toEqual(winners[0]?.body);
    expect(Number(after.body.version)).toBe(Number(body.version) + 1);
  });

  test('raises the version once for each effective change of many at once', async () => {
    const { body } = await start({ status: 'to-do', user_id: null });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => patch(api, id, { user_id: (i % 8) + 1 })),
    );
    const versions = new Set(answers.map(({ etag }) => etag));
    const after = await read(api, id);
    expect(Number(after.body.version) - Number(body.version)).toBe(versions.size);
  });
});
