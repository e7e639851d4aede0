import { describe, expect, it } from 'vitest';
import { ask, callsOf, gatewayOf, patchesOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';

const conversations = [
  { id: 7, status: 'to-do', user: { id: 5 }, latest_customer_message: { id: 19 } },
  { id: 8, status: 'in-progress' },
];

describe('an upstream that documents only PATCH', () => {
  it('takes a status, and gets nothing that its page does not list', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateConversationSuccess",
        "changed": true,
        "changes": [
          {
            "cause": "EXPLICIT",
            "field": "STATUS",
            "from": "TO_DO",
            "to": "DONE",
          },
        ],
        "conversation": {
          "id": "7",
          "snoozeUntil": null,
          "status": "DONE",
          "user": {
            "id": "5",
          },
          "version": null,
        },
        "guarantee": "GATEWAY_ONLY",
        "undo": {
          "expected": {
            "snoozeUntil": null,
            "status": "DONE",
            "userId": null,
          },
          "fields": [
            "STATUS",
          ],
          "id": "7",
          "snoozeUntil": null,
          "status": "TO_DO",
          "userId": null,
        },
        "warnings": [],
      }
    `);
    expect(upstream.received.map(({ method, path, body }) => [method, path, body])).toMatchInlineSnapshot(`
      [
        [
          "GET",
          "/",
          null,
        ],
        [
          "GET",
          "/conversations/7",
          null,
        ],
        [
          "PATCH",
          "/conversations/7",
          {},
        ],
        [
          "PATCH",
          "/conversations/7",
          {
            "status": "done",
          },
        ],
      ]
    `);
  });

  it.each([
    [{ status: 'DONE' }, { status: 'done' }],
    [{ userId: '6' }, { user_id: 6 }],
    [{ userId: null }, { user_id: null }],
    [
      { status: 'IN_PROGRESS', userId: '6' },
      { status: 'in-progress', user_id: 6 },
    ],
    [
      { status: 'DONE', userId: null },
      { status: 'done', user_id: null },
    ],
  ])('an input of %j reaches the wire as %j, read or not', async (input, body) => {
    for (const readByEmptyPatch of [true, false]) {
      const upstream = await startPageOnlyUpstream({ conversations });
      const result = await update(gatewayOf(upstream, { readByEmptyPatch }), { id: '7', ...input });
      expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess', changed: true });
      expect(patchesOf(upstream).at(-1)).toEqual(body);
    }
  });

  it.each([404, 405, 403, 401, 500, 501, 400])(
    'an update works although GET answers %i',
    async (getStatus) => {
      const upstream = await startPageOnlyUpstream({ conversations, getStatus });
      const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
      expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess', guarantee: 'GATEWAY_ONLY' });
    },
  );

  it('an update works although GET answers with a web page', async () => {
    const upstream = await startPageOnlyUpstream({ conversations, getStatus: 200 });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
    expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess' });
  });

  it('is asked for a missing route only once', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream);
    await update(gateway, { id: '7', status: 'DONE' });
    await update(gateway, { id: '8', status: 'DONE' });
    expect(callsOf(upstream)).toEqual([
      'GET /',
      'GET /conversations/7',
      'PATCH /conversations/7',
      'PATCH /conversations/7',
      'PATCH /conversations/8',
      'PATCH /conversations/8',
    ]);
  });

  it('a missing conversation is not mistaken for a missing route', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream);
    expect(await update(gateway, { id: '99', status: 'DONE' })).toMatchInlineSnapshot(`
      {
        "__typename": "ConversationNotFound",
        "code": "CONVERSATION_NOT_FOUND",
        "conversationId": "99",
        "message": "There is no conversation with this id, or this token may not see it; check the id.",
      }
    `);
    await ask(gateway, '{ conversation(id: "98") { id } }');
    expect(callsOf(upstream)).toContain('GET /conversations/98');
    expect(await ask(gateway, '{ conversation(id: "99") { id } }')).toEqual({ data: { conversation: null } });
  });

  it('protection is kept by reading before', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const result = await update(gatewayOf(upstream), {
      id: '7',
      userId: '6',
      expected: { userId: null },
    });
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "ConversationConflict",
        "code": "CONFLICT",
        "current": {
          "id": "7",
          "status": "TO_DO",
          "user": {
            "id": "5",
          },
        },
        "expected": {
          "snoozeUntil": null,
          "status": null,
          "userId": null,
        },
        "fields": [
          "USER_ID",
        ],
        "message": "Somebody changed this conversation meanwhile; look at current and decide again.",
        "yours": {
          "snoozeUntil": null,
          "status": null,
          "userId": "6",
        },
      }
    `);
    expect(patchesOf(upstream)).toEqual([{}]);
  });

  it.each([{ expected: { status: 'TO_DO' } }, { dryRun: true }, { lastSeenMessageId: '19' }])(
    'without reading, an update with %j is refused rather than unprotected',
    async (protection) => {
      const upstream = await startPageOnlyUpstream({ conversations });
      const gateway = gatewayOf(upstream, { readByEmptyPatch: false });
      expect(await update(gateway, { id: '7', status: 'DONE', ...protection })).toMatchObject({
        __typename: 'UpdateRefused',
        code: 'READ_UNSUPPORTED',
      });
      expect(patchesOf(upstream)).toEqual([]);
    },
  );

  it('an upstream that refuses an empty update is written to all the same', async () => {
    const upstream = await startPageOnlyUpstream({
      conversations,
      interfere: ({ method, body }) =>
        method === 'PATCH' && Object.keys(Object(body)).length === 0 ? { status: 400 } : undefined,
    });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
    expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess', changed: true, changes: [] });
  });

  it.each(['version', 'snoozeUntil'])('%s is refused in so many words', async (field) => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const value = field === 'version' ? '3' : '2027-01-01T00:00:00Z';
    const result = await update(gatewayOf(upstream), { id: '7', userId: '6', [field]: value });
    expect(result).toMatchObject({
      __typename: 'UpdateRefused',
      code: field === 'version' ? 'VERSION_UNSUPPORTED' : 'SNOOZE_UNSUPPORTED',
    });
  });

  it('two updates at once go one after the other, and the second sees the first', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    const gateway = gatewayOf(upstream);
    const results = await Promise.all([
      update(gateway, { id: '7', userId: '6', expected: { userId: '5' } }),
      update(gateway, { id: '7', userId: '8', expected: { userId: '5' } }),
    ]);
    expect(results.map((result) => result.__typename)).toEqual([
      'UpdateConversationSuccess',
      'ConversationConflict',
    ]);
  });

  it('an answer that denies what was asked is a conflict', async () => {
    const upstream = await startPageOnlyUpstream({
      conversations,
      interfere: ({ method, body }) =>
        method === 'PATCH' && Object.hasOwn(Object(body), 'status')
          ? { status: 200, body: { id: 7, status: 'in-progress', user: { id: 5 } } }
          : undefined,
    });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
    expect(result).toMatchObject({
      __typename: 'ConversationConflict',
      fields: ['STATUS'],
      current: { status: 'IN_PROGRESS' },
      yours: { status: 'DONE' },
    });
  });

  it('an update that names nothing is a success with a warning', async () => {
    const upstream = await startPageOnlyUpstream({ conversations });
    for (const readByEmptyPatch of [true, false]) {
      const result = await update(gatewayOf(upstream, { readByEmptyPatch }), { id: '7' });
      expect(result).toMatchObject({ changed: false, changes: [], warnings: [{ code: 'NOTHING_ASKED' }] });
    }
  });
});
