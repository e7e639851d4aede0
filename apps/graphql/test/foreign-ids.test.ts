import { describe, expect, it } from 'vitest';
import { ask, callsOf, gatewayOf, patchesOf, update, updateAll } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { sendJson, sendProblem, startUpstream } from './doubles/upstream-double.ts';

const MOST = 2 ** 31 - 1;

/** An API whose database has ids of 32 bits, and that refuses whatever names others with this status. */
async function start(refusal: number) {
  const rows = new Map([7, 8, 9].map((id) => [id, { id, status: 'to-do', user: null, version: '1' }]));
  const upstream = await startUpstream(({ method, path, body }, response) => {
    if (path === '/')
      return sendJson(response, 200, { name: 'foreign', extensions: ['etag', 'read', 'list'] });
    const { pathname, searchParams } = new URL(path, 'http://upstream');
    const named = searchParams.get('ids')?.split(',') ?? [pathname.split('/')[2] ?? ''];
    if (named.some((id) => Number(id) > MOST || id === '13'))
      return sendProblem(response, refusal, 'refused');
    const found = named.flatMap((id) => rows.get(Number(id)) ?? []);
    if (searchParams.has('ids')) return sendJson(response, 200, { data: found, next_cursor: null });
    const [row] = found;
    if (row === undefined) return sendProblem(response, 404, 'conversation-not-found');
    if (method === 'PATCH') Object.assign(row, body, { version: '2' });
    return sendJson(response, 200, row, { etag: `"${row.version}"` });
  });
  return { upstream, gateway: gatewayOf(upstream) };
}

describe.each([400, 404, 422])('where an API refuses an id that is too large with %i', (refusal) => {
  it('only that one is null among those that are asked for by id', async () => {
    const { gateway, upstream } = await start(refusal);
    const ids = ['7', '2147483648', '9', '9007199254740991', '13', '12', 'nope', '9007199254740993'];
    expect(
      await ask(gateway, 'query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { id } }', { ids }),
    ).toEqual({
      data: { conversationsByIds: [{ id: '7' }, null, { id: '9' }, null, null, null, null, null] },
    });
    expect(callsOf(upstream).length).toBeLessThan(16);
    expect(await ask(gateway, '{ conversationsByIds(ids: ["2147483648"]) { id } }')).toEqual({
      data: { conversationsByIds: [null] },
    });
  });

  it('there is no such conversation, and the other items of a batch are carried out', async () => {
    const { gateway, upstream } = await start(refusal);
    const ids = ['7', '2147483648', '8', '9007199254740991'];
    const results = await updateAll(
      gateway,
      ids.map((id) => ({ id, status: 'DONE' })),
    );
    expect(results.map(({ __typename }) => __typename)).toEqual([
      'UpdateConversationSuccess',
      'ConversationNotFound',
      'UpdateConversationSuccess',
      'ConversationNotFound',
    ]);
    expect(await ask(gateway, '{ conversation(id: "2147483648") { id } }')).toEqual({
      data: { conversation: null },
    });
    expect(patchesOf(upstream)).toHaveLength(2);
  });
});

it('an API that refuses every list is told as such, and not asked for each id of it', async () => {
  const upstream = await startUpstream(({ path }, response) =>
    path === '/'
      ? sendJson(response, 200, { name: 'foreign', extensions: ['list'] })
      : sendProblem(response, 400, 'no-such-parameter'),
  );
  const gateway = gatewayOf(upstream);
  const ids = Array.from({ length: 100 }, (_, index) => String(index + 1));
  const body = await ask(gateway, 'query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { id } }', { ids });
  expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  expect(callsOf(upstream).length).toBeLessThan(64);
});

it('an id that is too large teaches nothing about an API that is read by an empty PATCH', async () => {
  const upstream = await startPageOnlyUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
    interfere: ({ path }) => (Number(path.split('/')[2]) > MOST ? { status: 422 } : undefined),
  });
  const gateway = gatewayOf(upstream);
  const guarded = { status: 'DONE', expected: { status: 'TO_DO' } };
  expect(await update(gateway, { id: '2147483648', ...guarded })).toMatchObject({
    __typename: 'ConversationNotFound',
  });
  expect(await update(gateway, { id: '7', ...guarded })).toMatchObject({ changed: true });
});

describe('a preview', () => {
  it.each([
    '2026-02-30T09:00:00Z',
    '2026-03-31T24:00:00Z',
    '2026-03-31T25:00:00Z',
    '2026-06-30T23:59:60Z',
    '2026-06-30T09:00Z',
    '10000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '\ud8002026-06-30T09:00:00Z',
  ])('gives the verdict that the update gives: there is no %s', async (snoozeUntil) => {
    const { gateway, upstream } = await start(400);
    const refused = { __typename: 'InvalidInput', code: 'SNOOZE_INVALID', field: 'snoozeUntil' };
    expect(await update(gateway, { id: '7', snoozeUntil, dryRun: true })).toMatchObject(refused);
    expect(await update(gateway, { id: '7', snoozeUntil })).toMatchObject(refused);
    expect(patchesOf(upstream)).toEqual([]);
  });
});

describe('text that is not valid Unicode', () => {
  const LONE = 'a\ud800b';

  it('reaches callers as it came, and breaks nothing', async () => {
    const upstream = await startUpstream(({ path }, response) => {
      if (path === '/')
        return sendJson(response, 200, { name: 'foreign', extensions: ['etag', 'read', 'list'] });
      const row = {
        id: 7,
        status: LONE,
        version: LONE,
        user: { id: 5, name: LONE },
        customer: { name: LONE },
      };
      return sendJson(response, 200, path.includes('/7') ? row : { data: [row] }, {});
    });
    const gateway = gatewayOf(upstream);
    const selection = '{ id status version user { name } customer { name } }';
    const seen = { id: '7', status: null, version: null, user: { name: LONE }, customer: { name: LONE } };
    expect(await ask(gateway, `{ conversation(id: "7") ${selection} }`)).toEqual({
      data: { conversation: seen },
    });
    expect(await ask(gateway, `{ conversations { nodes { id } } }`)).toMatchObject({
      data: { conversations: { nodes: [{ id: '7' }] } },
    });
  });

  it.each([
    ['id', 'InvalidInput'],
    ['userId', 'InvalidInput'],
    ['version', 'InvalidInput'],
    ['idempotencyKey', 'InvalidInput'],
    ['lastSeenMessageId', 'InvalidInput'],
  ])('as %s is refused by the preview and by the update alike', async (field, __typename) => {
    const { gateway, upstream } = await start(400);
    const input = { id: '7', status: 'DONE', [field]: LONE };
    expect(await update(gateway, { ...input, dryRun: true })).toMatchObject({ __typename, field });
    expect(await update(gateway, input)).toMatchObject({ __typename, field });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it('may be searched for', async () => {
    const { gateway, upstream } = await start(400);
    await ask(gateway, 'query ($q: String) { conversations(filter: { search: $q }) { nodes { id } } }', {
      q: LONE,
    });
    expect(callsOf(upstream).at(-1)).toContain('q=a%EF%BF%BDb');
  });
});

it('a Retry-After of years reaches callers as a day', async () => {
  for (const header of ['9999999999', '99999999999999999999', 'Thu, 31 Dec 9999 23:59:59 GMT']) {
    const upstream = await startUpstream(({ path }, response) =>
      path === '/'
        ? sendJson(response, 200, { name: 'foreign', extensions: ['etag', 'read'] })
        : sendProblem(response, 429, 'too-many-requests', {}, { 'retry-after': header }),
    );
    expect(await update(gatewayOf(upstream), { id: '7', status: 'DONE' })).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 86_400,
    });
  }
});
