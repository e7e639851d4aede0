import { describe, expect, it } from 'vitest';
import { callsOf, gatewayOf, patchesOf, update } from './ask.ts';
import { startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = [
  {
    id: 7,
    status: 'to-do',
    snooze_until: null,
    latest_customer_message: { id: 19 },
    reply_until: '2026-01-03T00:00:00Z',
  },
  { id: 8, status: 'in-progress', user: { id: 5 } },
];

async function start(options: VersionedOptions = {}, settings = {}) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream, settings) };
}

describe('an upstream with versions', () => {
  it('a person who starts what nobody has claims it, atomically', async () => {
    const { upstream, gateway } = await start();
    expect(await update(gateway, { id: '7', status: 'IN_PROGRESS' })).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateConversationSuccess",
        "changed": true,
        "changes": [
          {
            "cause": "EXPLICIT",
            "field": "STATUS",
            "from": "TO_DO",
            "to": "IN_PROGRESS",
          },
          {
            "cause": "POLICY",
            "field": "USER_ID",
            "from": null,
            "to": "1",
          },
        ],
        "conversation": {
          "id": "7",
          "snoozeUntil": null,
          "status": "IN_PROGRESS",
          "user": {
            "id": "1",
          },
          "version": "2",
        },
        "guarantee": "ATOMIC",
        "undo": {
          "expected": {
            "snoozeUntil": null,
            "status": "IN_PROGRESS",
            "userId": "1",
          },
          "fields": [
            "STATUS",
            "USER_ID",
          ],
          "id": "7",
          "snoozeUntil": null,
          "status": "TO_DO",
          "userId": null,
        },
        "warnings": [],
      }
    `);
    expect(patchesOf(upstream)).toEqual([{ status: 'in-progress', user_id: 1 }]);
    expect(upstream.received.at(-1)?.headers['if-match']).toBe('"1"');
  });

  it('a program claims nothing', async () => {
    const { upstream, gateway } = await start();
    await update(gateway, { id: '7', status: 'IN_PROGRESS' }, 'machine');
    expect(patchesOf(upstream)).toEqual([{ status: 'in-progress' }]);
  });

  it.each([
    [
      { status: 'IN_PROGRESS' },
      { status: 'TO_DO', userId: null, snoozeUntil: null },
      { status: 'in-progress', user_id: 1 },
    ],
    [{ status: 'DONE' }, { status: 'TO_DO', snoozeUntil: null }, { status: 'done' }],
    [{ userId: '5' }, { userId: null }, { user_id: 5 }],
    [
      { snoozeUntil: '2026-01-02T20:00:00Z' },
      { status: 'TO_DO', snoozeUntil: null },
      { snooze_until: '2026-01-02T20:00:00Z' },
    ],
  ])('an update of %j by version and all that it depends on is one call', async (input, expected, body) => {
    const { upstream, gateway } = await start();
    // What the upstream can do and whose token it is are remembered for a minute.
    await update(gateway, { id: '7', dryRun: true });
    upstream.received.length = 0;
    const result = await update(gateway, { id: '7', version: '1', expected, ...input });
    expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess', guarantee: 'ATOMIC' });
    expect(callsOf(upstream)).toEqual(['PATCH /conversations/7']);
    expect(patchesOf(upstream)).toEqual([body]);
  });

  it.each([
    [{ status: 'IN_PROGRESS' }, { status: 'TO_DO' }],
    [{ status: 'IN_PROGRESS' }, { status: 'TO_DO', userId: null }],
    [{ status: 'DONE' }, { status: 'TO_DO' }],
    [{ userId: null }, { userId: '5' }],
    [{ snoozeUntil: null }, { snoozeUntil: '2026-01-02T20:00:00Z' }],
  ])(
    'an update of %j that saw only %j reads first, so that nothing is overlooked',
    async (input, expected) => {
      const { upstream, gateway } = await start();
      await update(gateway, { id: '7', version: '1', expected, ...input });
      expect(callsOf(upstream)).toContain('GET /conversations/7');
    },
  );

  it('an ETag of an upstream that promises no versions is not trusted', async () => {
    const { upstream, gateway } = await start({ extensions: ['read'] });
    const result = await update(gateway, { id: '7', status: 'DONE' });
    expect(result).toMatchObject({ guarantee: 'GATEWAY_ONLY', conversation: { version: null } });
    expect(upstream.received.every(({ headers }) => headers['if-match'] === undefined)).toBe(true);
  });

  it('a sleep beyond the reply window is warned about, also in one call', async () => {
    const { gateway } = await start();
    const result = await update(gateway, {
      id: '7',
      version: '1',
      snoozeUntil: '2026-02-01T00:00:00Z',
      expected: { status: 'TO_DO', snoozeUntil: null },
    });
    expect(result).toMatchObject({ warnings: [{ code: 'SNOOZE_BEYOND_REPLY_WINDOW' }] });
  });

  it('an old version is a conflict that shows the conversation as it is', async () => {
    const { upstream, gateway } = await start();
    upstream.change(7, { user: { id: 5 } });
    const result = await update(gateway, {
      id: '7',
      userId: '1',
      version: '1',
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
          "userId": "1",
        },
      }
    `);
  });

  it('an edit of something else that comes in between merges', async () => {
    let raced = false;
    const { upstream, gateway } = await start({
      interfere: ({ method }) => {
        if (method === 'PATCH' && !raced) {
          raced = true;
          upstream.change(7, { user: { id: 5 } });
        }
        return undefined;
      },
    });
    const result = await update(gateway, { id: '7', status: 'DONE', expected: { status: 'TO_DO' } });
    expect(result).toMatchObject({
      __typename: 'UpdateConversationSuccess',
      conversation: { status: 'DONE', user: { id: '5' }, version: '3' },
    });
    expect(callsOf(upstream).filter((call) => call.endsWith('/7'))).toEqual([
      'GET /conversations/7',
      'PATCH /conversations/7',
      'GET /conversations/7',
      'PATCH /conversations/7',
    ]);
  });

  it('an edit of the same that comes in between is a conflict', async () => {
    let raced = false;
    const { upstream, gateway } = await start({
      interfere: ({ method }) => {
        if (method === 'PATCH' && !raced) {
          raced = true;
          upstream.change(7, { status: 'in-progress', user: { id: 5 } });
        }
        return undefined;
      },
    });
    const result = await update(gateway, { id: '7', status: 'DONE', expected: { status: 'TO_DO' } });
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "ConversationConflict",
        "code": "CONFLICT",
        "current": {
          "id": "7",
          "status": "IN_PROGRESS",
          "user": {
            "id": "5",
          },
        },
        "expected": {
          "snoozeUntil": null,
          "status": "TO_DO",
          "userId": null,
        },
        "fields": [
          "STATUS",
        ],
        "message": "Somebody changed this conversation meanwhile; look at current and decide again.",
        "yours": {
          "snoozeUntil": null,
          "status": "DONE",
          "userId": null,
        },
      }
    `);
  });

  it('a conversation that never rests is given up after three rounds', async () => {
    const { upstream, gateway } = await start({
      interfere: ({ method }) => {
        if (method === 'PATCH') upstream.change(7, {});
        return undefined;
      },
    });
    const result = await update(gateway, { id: '7', status: 'DONE' });
    expect(result).toMatchObject({ __typename: 'UpstreamUnavailable', code: 'UPSTREAM_UNAVAILABLE' });
    expect(patchesOf(upstream)).toHaveLength(3);
  });

  it('what already is so is a success without a write', async () => {
    const { upstream, gateway } = await start();
    const result = await update(gateway, { id: '7', status: 'TO_DO', userId: null, snoozeUntil: null });
    expect(result).toMatchObject({ changed: false, changes: [], undo: null });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it('a dry run says what would change and writes nothing', async () => {
    const { upstream, gateway } = await start();
    const result = await update(gateway, { id: '7', status: 'IN_PROGRESS', dryRun: true });
    expect(result).toMatchObject({
      changed: true,
      conversation: { status: 'TO_DO' },
      changes: [
        { field: 'STATUS', from: 'TO_DO', to: 'IN_PROGRESS', cause: 'EXPLICIT' },
        { field: 'USER_ID', from: null, to: '1', cause: 'POLICY' },
      ],
    });
    const seen = { version: '1', expected: { status: 'TO_DO', userId: null, snoozeUntil: null } };
    await update(gateway, { id: '7', status: 'IN_PROGRESS', dryRun: true, ...seen });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it('the key of the caller travels with the update', async () => {
    const { upstream, gateway } = await start();
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: 'key-1' });
    expect(upstream.received.at(-1)?.headers['idempotency-key']).toBe('key-1');
  });

  it('strict refuses what default warns about', async () => {
    const { gateway } = await start({}, { updatePolicy: 'strict' });
    const refused = [
      await update(gateway, { id: '7', status: 'DONE' }),
      await update(gateway, { id: '7', status: 'IN_PROGRESS', expected: { status: 'TO_DO' } }, 'machine'),
      await update(gateway, { id: '8', userId: '1', version: '1' }),
      await update(gateway, {
        id: '7',
        version: '1',
        snoozeUntil: '2026-02-01T00:00:00Z',
        expected: { status: 'TO_DO', snoozeUntil: null },
      }),
    ];
    expect(refused.map(({ __typename, code }) => [__typename, code])).toEqual([
      ['UpdateRefused', 'EXPECTED_REQUIRED'],
      ['UpdateRefused', 'USER_REQUIRED'],
      ['UpdateRefused', 'TAKEOVER_REQUIRED'],
      ['UpdateRefused', 'SNOOZE_BEYOND_REPLY_WINDOW'],
    ]);
  });
});
