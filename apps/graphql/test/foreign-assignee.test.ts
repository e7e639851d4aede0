import { describe, expect, it } from 'vitest';
import { ask, gatewayOf, patchesOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { sendJson, startUpstream } from './doubles/upstream-double.ts';
import { ALL_EXTENSIONS, startVersionedUpstream } from './doubles/versioned-upstream.ts';

/** Assignees as foreign servers write them; the first is 9007199254740993 by the time that JSON has been read. */
const UNREADABLE: readonly [string, unknown, string][] = [
  ['a number beyond 2^53', { id: 9007199254740992, name: 'Eve' }, 'unknown:7'],
  ['the same as text', { id: '9007199254740993', name: 'Eve' }, '9007199254740993'],
  [
    'a UUID',
    { id: '6f1c8d2e-0d55-4a1b-8f7e-0a4b5c6d7e8f', name: 'Eve' },
    '6f1c8d2e-0d55-4a1b-8f7e-0a4b5c6d7e8f',
  ],
  ['none', { name: 'Eve' }, 'unknown:7'],
  ['null', { id: null, name: 'Eve' }, 'unknown:7'],
  ['an object', { id: { $oid: '5' }, name: 'Eve' }, 'unknown:7'],
];

describe.each(['an upstream with versions', 'one that only does what the page says'])('before %s', (kind) => {
  const start = async (user: unknown, settings = {}) => {
    const conversations = [{ id: 7, status: 'to-do', user }];
    const upstream = await (kind.includes('versions')
      ? startVersionedUpstream({ conversations })
      : startPageOnlyUpstream({ conversations }));
    return { upstream, gateway: gatewayOf(upstream, settings) };
  };
  const written = (patches: unknown[]) => patches.filter((body) => Object.keys(body as object).length > 0);

  it.each(UNREADABLE)('an assignee whose id is %s is shown, and is not nobody', async (_, user, shownId) => {
    const { gateway, upstream } = await start(user);
    expect(await ask(gateway, '{ conversation(id: "7") { user { id name } needsUser } }')).toEqual({
      data: { conversation: { user: { id: shownId, name: 'Eve' }, needsUser: false } },
    });
    for (const change of [{ userId: '5' }, { status: 'IN_PROGRESS' }]) {
      if ('status' in change && kind.includes('page')) continue; // Nobody to claim it for.
      expect(await update(gateway, { id: '7', ...change, expected: { userId: null } })).toMatchObject({
        __typename: 'ConversationConflict',
        fields: ['USER_ID'],
        current: { user: { id: shownId } },
      });
    }
    expect(written(patchesOf(upstream))).toEqual([]);
  });

  it('a start does not claim what somebody unknown has', async () => {
    const { gateway, upstream } = await start({ id: 9007199254740992, name: 'Eve' });
    expect(await update(gateway, { id: '7', status: 'IN_PROGRESS' })).toMatchObject({
      __typename: 'UpdateConversationSuccess',
      changes: [{ field: 'STATUS' }],
      conversation: { user: { id: 'unknown:7' } },
    });
    expect(written(patchesOf(upstream))).toEqual([{ status: 'in-progress' }]);
  });

  it('somebody unknown is replaced with a warning, and told as who was replaced', async () => {
    const { gateway } = await start({ id: 9007199254740992, name: 'Eve' });
    expect(await update(gateway, { id: '7', userId: '5' })).toMatchObject({
      changes: [{ field: 'USER_ID', from: 'unknown', to: '5' }],
      warnings: [{ code: 'TAKEOVER' }],
      undo: null,
    });
  });

  it('a strict deployment wants it to be a takeover', async () => {
    const { gateway, upstream } = await start({ id: 9007199254740992 }, { updatePolicy: 'strict' });
    const input = { id: '7', userId: '5', expected: { status: 'TO_DO' } };
    expect(await update(gateway, input)).toMatchObject({ code: 'TAKEOVER_REQUIRED' });
    expect(written(patchesOf(upstream))).toEqual([]);
    expect(await update(gateway, { ...input, takeover: true })).toMatchObject({
      changed: true,
      warnings: [],
    });
  });

  it.each([[[]], [false], ['']])('%j is nobody, as PHP writes what is empty', async (user) => {
    const { gateway } = await start(user);
    expect(await update(gateway, { id: '7', userId: '5', expected: { userId: null } })).toMatchObject({
      changes: [{ from: null, to: '5' }],
      warnings: [],
    });
  });
});

it('a history does not call nobody whoever it cannot name', async () => {
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do', user: { id: 9007199254740992 } }],
    extensions: ALL_EXTENSIONS,
  });
  const gateway = gatewayOf(upstream);
  await update(gateway, { id: '7', userId: '5' });
  expect(await ask(gateway, '{ conversation(id: "7") { history { nodes { from to } } } }')).toEqual({
    data: { conversation: { history: { nodes: [{ from: 'unknown', to: '5' }] } } },
  });
});

it('a message whose id cannot be read may be newer than the one that was seen', async () => {
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do', latest_customer_message: { id: 9007199254740992 } }],
  });
  const gateway = gatewayOf(upstream);
  const input = { id: '7', status: 'DONE', lastSeenMessageId: '19' };
  expect(await update(gateway, input)).toMatchObject({ code: 'NEW_CUSTOMER_MESSAGE' });
  expect(await ask(gateway, '{ conversation(id: "7") { latestCustomerMessage { id } } }')).toEqual({
    data: { conversation: { latestCustomerMessage: { id: null } } },
  });
});

it.each([8, 9007199254740992, '7.0', '0x7', 'seven', { $oid: '7' }, true])(
  'an answer whose own id is %j is of another conversation, and nothing is told or written of it',
  async (id) => {
    const upstream = await startUpstream(({ path }, response) =>
      path === '/'
        ? sendJson(response, 200, { name: 'parley-api', extensions: ['etag', 'read'] })
        : sendJson(response, 200, { id, status: 'to-do', user: { id: 5, name: 'Eve' } }, { etag: '"1"' }),
    );
    const gateway = gatewayOf(upstream);
    expect(JSON.stringify(await ask(gateway, '{ conversation(id: "7") { user { name } } }'))).not.toContain(
      'Eve',
    );
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      __typename: 'UpstreamUnavailable',
    });
    expect(patchesOf(upstream)).toEqual([]);
  },
);
