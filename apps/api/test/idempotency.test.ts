import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, type ProblemBody, patch, read, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { startReader } from './event-reader.ts';
import { createGate } from './gate.ts';
import { rawRequest, sendRaw } from './raw-request.ts';

const HOUR = 3_600_000;

interface Recorded {
  readonly fingerprint: string;
  readonly status: number;
  readonly etag: string;
  readonly body: { readonly status: string; readonly version: string };
  readonly changes: readonly object[];
}

describe.each(engines)('on $name, a request with an Idempotency-Key', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let baseUrl: string;
  let clock = Date.now();
  let number = 0;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { now: () => clock }));
    baseUrl = await api.listen();
  });
  afterAll(() => stop());

  /** A conversation that nobody has touched, to do and unassigned, and a key that nobody has used. */
  const fresh = async () => {
    number += 1;
    await patch(api, number, { status: 'to-do', user_id: null, snooze_until: null });
    return { id: number, key: `key-${number}`, before: await read(api, number) };
  };
  const send = (id: number, update: object, headers: Record<string, string>) =>
    api.app.inject({
      method: 'PATCH',
      url: `${VERSION_PATH}/conversations/${id}`,
      payload: JSON.stringify(update),
      headers: { authorization: 'Bearer demo-1', 'content-type': 'application/json', ...headers },
    });
  const recordOf = (key: string, headers = {}) =>
    ask<Recorded>(api, `/idempotency-keys/${encodeURIComponent(key)}`, { headers });

  test('gets the first answer again, byte by byte, and changes nothing', async () => {
    const { id, key, before } = await fresh();
    const reader = await startReader(baseUrl);
    onTestFinished(() => reader.cut());
    const headers = { 'idempotency-key': key, 'if-match': before.etag };
    const first = await send(id, { status: 'done' }, headers);
    await patch(api, id, { status: 'in-progress', user_id: 2 });
    const between = await read(api, id);
    const again = await send(id, { status: 'done' }, headers);

    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect((await read(api, id)).body).toEqual(between.body);
    await patch(api, id, { user_id: 3 });
    await reader.until(({ changes }) => changes.length === 3);
    expect(reader.changes.map(({ data }) => data.conversation_id)).toEqual([id, id, id]);
  });

  test('that changed nothing is kept all the same', async () => {
    const { id, key, before } = await fresh();
    await send(id, {}, { 'idempotency-key': key });
    await patch(api, id, { status: 'done' });
    const again = await send(id, {}, { 'idempotency-key': key });
    expect(again.headers).toMatchObject({ etag: before.etag, 'idempotency-replayed': 'true' });
  });

  test.each<[string, (id: number, other: number) => [number, object, Record<string, string>]]>([
    ['another body', (id) => [id, { status: 'in-progress' }, {}]],
    ['another conversation', (_id, other) => [other, { status: 'done' }, {}]],
    ['another If-Match', (id) => [id, { status: 'done' }, { 'if-match': '*' }]],
    ['a fingerprint', (id) => [id, { status: 'done' }, { 'idempotency-fingerprint': 'x' }]],
  ])('is refused with %s', async (_what, toOther) => {
    const { id, key } = await fresh();
    const { id: otherId, before } = await fresh();
    await send(id, { status: 'done' }, { 'idempotency-key': key });
    const after = await read(api, id);
    const [target, update, headers] = toOther(id, otherId);
    const answer = await send(target, update, { 'idempotency-key': key, ...headers });
    expect(answer.json<ProblemBody>()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await read(api, id)).body).toEqual(after.body);
    expect((await read(api, otherId)).body).toEqual(before.body);
  });

  test('is the same one with its properties in another order, or with the same fingerprint', async () => {
    const { id, key } = await fresh();
    await send(id, { status: 'done', user_id: 2 }, { 'idempotency-key': key });
    const turned = await send(id, { user_id: 2, status: 'done' }, { 'idempotency-key': `"${key}"` });
    expect(turned.headers['idempotency-replayed']).toBe('true');

    const named = { 'idempotency-key': `${key}-named`, 'idempotency-fingerprint': 'intent' };
    await send(id, { status: 'to-do' }, named);
    const planned = await send(id, { status: 'to-do', user_id: null }, named);
    expect(planned.headers['idempotency-replayed']).toBe('true');
    expect((await read(api, id)).body.user?.id).toBe(2);
  });

  test('of another token is another request', async () => {
    const { id, key } = await fresh();
    await send(id, { user_id: 2 }, { 'idempotency-key': key });
    const other = { authorization: 'Bearer demo-2' };
    expect((await recordOf(key, other)).status).toBe(404);
    const answer = await send(id, { user_id: 3 }, { 'idempotency-key': key, ...other });
    expect(answer.statusCode).toBe(200);
    expect((await read(api, id)).body.user?.id).toBe(3);
  });

  test('is kept with what it changed, for who asks by the key', async () => {
    const { id } = await fresh();
    const key = `a/b%?#${'x'.repeat(249)}`;
    const named = {
      'idempotency-key': key,
      'idempotency-fingerprint': 'intent',
      'implied-fields': 'user_id',
    };
    const first = await send(id, { status: 'in-progress', user_id: 2 }, named);
    expect(await recordOf(key)).toMatchObject({ status: 200 });
    expect((await recordOf(key)).body).toEqual({
      fingerprint: 'intent',
      status: 200,
      etag: first.headers.etag,
      body: first.json(),
      changes: [
        { field: 'status', from: 'to-do', to: 'in-progress', cause: 'EXPLICIT' },
        { field: 'user_id', from: null, to: 2, cause: 'POLICY' },
      ],
    });
    expect((await recordOf('nobody-used-this')).body).toMatchObject({ code: 'idempotency-key-not-found' });
    expect((await recordOf('no key')).status).toBe(404);
  });

  test('is carried out again once its answer is too old to be kept', async () => {
    const { id, key } = await fresh();
    await send(id, { status: 'done' }, { 'idempotency-key': key });
    await patch(api, id, { status: 'to-do' });
    clock += 24 * HOUR;
    expect((await recordOf(key)).status).toBe(404);
    const again = await send(id, { status: 'in-progress' }, { 'idempotency-key': key });
    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect((await read(api, id)).body.status).toBe('in-progress');
    expect((await recordOf(key)).body.body.status).toBe('in-progress');
  });

  test.each<[string, object, Record<string, string>, number]>([
    ['a stale If-Match', { status: 'done' }, { 'if-match': '"0"' }, 412],
    ['an unknown user', { status: 'done', user_id: 4711 }, {}, 422],
    ['a snooze in the past', { snooze_until: '2001-01-01T00:00:00Z' }, {}, 422],
  ])('that is refused for %s is not kept', async (_what, update, headers, status) => {
    const { id, key } = await fresh();
    const refused = await send(id, update, { 'idempotency-key': key, ...headers });
    expect(refused.statusCode).toBe(status);
    expect((await recordOf(key)).status).toBe(404);
    const mended = await send(id, { status: 'done' }, { 'idempotency-key': key });
    expect(mended.statusCode).toBe(200);
  });

  test.each([
    ['empty', ''],
    ['256 characters', 'x'.repeat(256)],
    ['256 characters in quotes', `"${'x'.repeat(256)}"`],
    ['with a space', 'a b'],
    ['with a space in quotes', '"a b"'],
    ['with a tab', 'a\tb'],
    ['with another control character', 'a\x01b'],
    ['not of ASCII', 'schl\u00fcssel'],
    ['with a quote that is never closed', '"abc'],
    ['with a wrong escape', '"a\\b"'],
    ['with nothing in quotes', '""'],
    ['on two lines', 'a\r\nIdempotency-Key: b'],
  ])('and a key %s answers 400 and changes nothing', async (_what, key) => {
    const { id, before } = await fresh();
    const headers = [
      'Authorization: Bearer demo-1',
      'Content-Type: application/json',
      `Idempotency-Key: ${key}`,
    ];
    const path = `${VERSION_PATH}/conversations/${id}`;
    const answer = await sendRaw(baseUrl, rawRequest('PATCH', path, headers, '{"status":"done"}'));
    expect(answer.status).toBe(400);
    // What is no HTTP at all is refused before there is a route.
    if (!key.includes('\x01'))
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid-idempotency-key' });
    expect((await read(api, id)).body).toEqual(before.body);
  });

  test.each([
    ['255 characters', 'x'.repeat(255)],
    ['255 characters in quotes', `"${'y'.repeat(255)}"`],
    [
      'every visible character',
      String.fromCharCode(...Array.from({ length: 93 }, (_, i) => i + 34)).slice(1),
    ],
    ['quotes within quotes', '"a\\"b\\\\c"'],
  ])('and a key of %s is carried out once', async (_what, key) => {
    const { id } = await fresh();
    const first = await send(id, { status: 'done' }, { 'idempotency-key': key });
    const again = await send(id, { status: 'done' }, { 'idempotency-key': key });
    expect([first.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
  });

  test.each(['', 'x'.repeat(129)])('and a fingerprint that is none answers 400', async (fingerprint) => {
    const { id, key, before } = await fresh();
    const headers = { 'idempotency-key': key, 'idempotency-fingerprint': fingerprint };
    const answer = await send(id, { status: 'done' }, headers);
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-idempotency-key' });
    expect((await read(api, id)).body).toEqual(before.body);
  });

  test('sent many times at once is carried out once', async () => {
    const { id, key, before } = await fresh();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(id, { user_id: 2, status: 'done' }, { 'idempotency-key': key })),
    );
    const firsts = answers.filter((a) => a.statusCode === 200 && !a.headers['idempotency-replayed']);
    expect(firsts).toHaveLength(1);
    for (const answer of answers) {
      if (answer.statusCode === 200) expect(answer.body).toBe(firsts[0]?.body);
      else expect(answer.json()).toMatchObject({ status: 409, code: 'idempotency-key-in-flight' });
    }
    expect(Number((await read(api, id)).body.version)).toBe(Number(before.body.version) + 1);
  });

  test.skipIf(engine.name === 'PGlite')('is told to wait while the first one runs', async () => {
    const { id, key } = await fresh();
    const held = createGate();
    onTestFinished(held.open);
    const locked = createGate();
    const holding = api.database.kysely.transaction().execute(async (transaction) => {
      await transaction.selectFrom('conversations').select('id').where('id', '=', id).forUpdate().execute();
      locked.open();
      await held.opened;
    });
    await locked.opened;
    const both = [1, 2].map(() => send(id, { status: 'done' }, { 'idempotency-key': key }));
    const early = await Promise.race(both);
    expect(early.json()).toMatchObject({ status: 409, code: 'idempotency-key-in-flight' });
    expect(early.headers['retry-after']).toBe('1');
    held.open();
    await holding;
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});
