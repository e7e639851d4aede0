import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, patch, read, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { rawRequest, sendRaw } from './raw-request.ts';

const ID = 7;
const SIGNED_IN = 'Authorization: Bearer demo-1';
const JSON_BODY = 'Content-Type: application/json';

describe.each(engines)('on $name, preconditions', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let baseUrl: string;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine));
    baseUrl = await api.listen();
  });
  afterAll(() => stop());

  const change = async (lines: (etag: string) => readonly string[]) => {
    await patch(api, ID, { status: 'to-do' });
    const before = await read(api, ID);
    const headers = [SIGNED_IN, JSON_BODY, ...lines(before.etag)];
    const path = `${VERSION_PATH}/conversations/${ID}`;
    const answer = await sendRaw(baseUrl, rawRequest('PATCH', path, headers, '{"status":"done"}'));
    const after = await read(api, ID);
    return { answer, before, after };
  };

  test.each<[string, (etag: string) => readonly string[]]>([
    ['absent', () => []],
    ['the ETag', (etag) => [`If-Match: ${etag}`]],
    ['*', () => ['If-Match: *']],
    ['a list with the ETag', (etag) => [`If-Match: "x", ${etag},"y"`]],
    ['a list with empty elements', (etag) => [`If-Match: , ,${etag},`]],
    ['a list with a comma within a tag', (etag) => [`If-Match: "a,b", ${etag}`]],
    ['a list with a weak tag beside the ETag', (etag) => [`If-Match: W/"1", ${etag}`]],
    ['two lines, the ETag in the second', (etag) => ['If-Match: "x"', `If-Match: ${etag}`]],
  ])('If-Match %s lets the change through', async (_what, lines) => {
    const { answer, before, after } = await change(lines);
    expect(answer.status).toBe(200);
    expect(after.body.status).toBe('done');
    expect(Number(after.body.version)).toBe(Number(before.body.version) + 1);
    expect(answer.headers.etag).toBe(after.etag);
  });

  test.each<[string, (etag: string) => readonly string[]]>([
    ['of another version', () => ['If-Match: "0"']],
    ['weak', (etag) => [`If-Match: W/${etag}`]],
    ['weak in small letters', (etag) => [`If-Match: w/${etag}`]],
    ['a list of others', () => ['If-Match: "a", "b"']],
    ['without quotes', (etag) => [`If-Match: ${etag.replaceAll('"', '')}`]],
    ['with one quote', (etag) => [`If-Match: ${etag.slice(0, -1)}`]],
    ['empty', () => ['If-Match: ']],
    ['an empty tag', () => ['If-Match: ""']],
    ['a list that is malformed after the ETag', (etag) => [`If-Match: ${etag}, x`]],
    ['* within a list', (etag) => [`If-Match: *, ${etag}`]],
    ['tags without a comma', (etag) => [`If-Match: "x" ${etag}`]],
  ])('If-Match %s answers 412 and changes nothing', async (_what, lines) => {
    const { answer, before, after } = await change(lines);
    expect(answer.status).toBe(412);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'precondition-failed' });
    expect(after.body).toEqual(before.body);
  });

  const stale = { 'if-match': '"0"' };

  test('an invalid token comes before a stale If-Match', async () => {
    const answer = await patch(api, ID, {}, { ...stale, authorization: 'Bearer nobody' });
    expect(answer.status).toBe(401);
  });

  test.each([
    ['an unknown conversation', 99_999, {}, 404],
    ['an invalid body', ID, { status: 'closed' }, 422],
    ['an unknown user', ID, { user_id: 4711 }, 422],
    ['a body that is no JSON', ID, '{', 400],
  ])('%s comes before a stale If-Match', async (_what, id, update, status) => {
    expect((await patch(api, id, update, stale)).status).toBe(status);
  });

  test.each([
    ['an invalid key', { 'idempotency-key': 'a b' }, 400],
    ['another media type', { 'content-type': 'text/plain' }, 415],
    ['a field that cannot be implied', { 'implied-fields': 'name' }, 422],
  ])('%s comes before a stale If-Match', async (_what, headers, status) => {
    const before = await read(api, ID);
    expect((await patch(api, ID, { status: 'done' }, { ...stale, ...headers })).status).toBe(status);
    expect((await read(api, ID)).body).toEqual(before.body);
  });

  test('another method comes before a stale If-Match', async () => {
    const answer = await ask(api, `/conversations/${ID}`, { method: 'DELETE', headers: stale });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, PATCH, OPTIONS' } });
  });

  test('a change of nothing with a stale If-Match is refused all the same', async () => {
    expect((await patch(api, ID, {}, stale)).status).toBe(412);
  });

  test.each<[string, (etag: string) => string, number]>([
    ['the ETag', (etag) => etag, 304],
    ['the ETag, weak', (etag) => `W/${etag}`, 304],
    ['a list with the ETag', (etag) => `"x", ${etag}`, 304],
    ['*', () => '*', 304],
    ['another version', () => '"0"', 200],
    ['no tag at all', () => 'x', 200],
  ])('If-None-Match with %s', async (_what, tags, status) => {
    const { etag } = await read(api, ID);
    const answer = await ask(api, `/conversations/${ID}`, { headers: { 'if-none-match': tags(etag) } });
    expect(answer).toMatchObject({ status, etag });
    expect(answer.body === null).toBe(status === 304);
  });

  test('HEAD answers with the headers of GET and no body', async () => {
    const get = await read(api, ID);
    const head = await ask(api, `/conversations/${ID}`, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, etag: get.etag, body: null });
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test('the ETag is the same for every token', async () => {
    const other = await ask(api, `/conversations/${ID}`, { headers: { authorization: 'Bearer demo-4' } });
    expect(other.etag).toBe((await read(api, ID)).etag);
  });
});
