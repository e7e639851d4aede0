import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../src/graphql.ts';
import { customerWrites, reset, see, update } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

const operations = fileURLToPath(new URL('../../../packages/graphql-schema/operations/', import.meta.url));
const executed = new Set<string>();
const OTHER_ON_EACH_RUN = new Set(['version', 'latestCustomerMessage', 'at']);

let api: ApiProcess;
let gateway: GatewayProcess;
beforeAll(async () => {
  api = await startApi(engines[0]);
  gateway = await startGateway(api.url);
});
afterAll(async () => {
  await gateway?.close();
  await api?.close();
});

/** Executes an example operation as it is shipped; gives its data, without what is another on each run. */
async function execute(file: string, variables: object): Promise<Record<string, unknown>> {
  executed.add(file);
  const { data, errors } = await graphql(gateway.origin, readFileSync(operations + file, 'utf8'), {
    ...variables,
  });
  expect(errors).toBeUndefined();
  return comparable(data);
}

/** Follows an example subscription as it is shipped. */
async function* subscribe(file: string, variables: object): AsyncGenerator<unknown> {
  executed.add(file);
  const stopping = new AbortController();
  const { body } = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: 'Bearer demo-1',
    },
    body: JSON.stringify({ query: readFileSync(operations + file, 'utf8'), variables }),
    signal: stopping.signal,
  });
  if (!body) throw new Error('The gateway opened no stream.');
  let text = '';
  try {
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const frames = (text + piece).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const data = /^data: (.+)$/m.exec(frame)?.[1];
        if (data) yield { ...comparable(JSON.parse(data).data.conversationChanged), id: 'some' };
      }
    }
  } finally {
    stopping.abort();
  }
}

function comparable(data: unknown) {
  return JSON.parse(JSON.stringify(data), (key, value) =>
    OTHER_ON_EACH_RUN.has(key) && value ? 'some' : value,
  );
}

describe('the example operations, as they are shipped', () => {
  test('update-status', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: null });
    expect(await execute('update-status.graphql', { id: '1', status: 'IN_PROGRESS' })).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "conversation": {
            "id": "1",
            "status": "IN_PROGRESS",
            "version": "some",
          },
          "warnings": [],
        },
      }
    `);
  });

  test('assign', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: '3' });
    expect(await execute('assign.graphql', { id: '1', userId: '2' })).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "conversation": {
            "id": "1",
            "status": "TO_DO",
            "user": {
              "id": "2",
              "name": "Jürgen Großkreutz",
            },
            "version": "some",
          },
          "warnings": [
            {
              "code": "TAKEOVER",
              "message": "This takes the conversation from another user; give takeover: true.",
            },
          ],
        },
      }
    `);
    expect(await execute('assign.graphql', { id: '1', userId: '999999' })).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "InvalidInput",
          "code": "USER_NOT_FOUND",
          "field": "userId",
          "message": "There is no user with this id who could be assigned; choose an active user of this business.",
        },
      }
    `);
  });

  test('unassign', async () => {
    await reset(gateway.origin, '1', { status: 'IN_PROGRESS', userId: '3' });
    expect(await execute('unassign.graphql', { id: '1' })).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "changes": [
            {
              "cause": "POLICY",
              "field": "STATUS",
              "from": "IN_PROGRESS",
              "to": "TO_DO",
            },
            {
              "cause": "EXPLICIT",
              "field": "USER_ID",
              "from": "3",
              "to": null,
            },
          ],
          "conversation": {
            "id": "1",
            "status": "TO_DO",
            "user": null,
            "version": "some",
          },
        },
      }
    `);
  });

  test('update-with-undo', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: '3' });
    expect(
      await execute('update-with-undo.graphql', { input: { id: '1', status: 'DONE' } }),
    ).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "conversation": {
            "id": "1",
            "snoozeUntil": null,
            "status": "DONE",
            "user": {
              "id": "3",
            },
          },
          "undo": {
            "expected": {
              "snoozeUntil": null,
              "status": "DONE",
              "userId": null,
            },
            "fields": [
              "STATUS",
            ],
            "id": "1",
            "snoozeUntil": null,
            "status": "TO_DO",
            "userId": null,
          },
        },
      }
    `);
    // The same operation takes it back: only what undo.fields names is sent.
    expect(
      await execute('update-with-undo.graphql', {
        input: { id: '1', status: 'TO_DO', expected: { status: 'DONE' } },
      }),
    ).toMatchObject({
      updateConversation: { changed: true, conversation: { status: 'TO_DO', user: { id: '3' } } },
    });
  });

  test('update-if-unchanged', async () => {
    const finish = (variables: object) => execute('update-if-unchanged.graphql', { id: '1', ...variables });

    await reset(gateway.origin, '1', { status: 'IN_PROGRESS', userId: '3' });
    expect(await finish({ expected: { status: 'TO_DO', userId: '2' } })).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "ConversationConflict",
          "code": "CONFLICT",
          "current": {
            "id": "1",
            "status": "IN_PROGRESS",
            "user": {
              "id": "3",
              "name": "Zoë Brändli",
            },
            "version": "some",
          },
          "expected": {
            "status": "TO_DO",
            "userId": "2",
          },
          "fields": [
            "STATUS",
          ],
          "message": "Somebody changed this conversation meanwhile; look at current and decide again.",
          "yours": {
            "status": "DONE",
            "userId": null,
          },
        },
      }
    `);

    const { latestCustomerMessage } = await see(gateway.origin, '1');
    await customerWrites(api.url, '1', 'One more thing.');
    const seen = { expected: { status: 'IN_PROGRESS' }, lastSeenMessageId: latestCustomerMessage?.id ?? '0' };
    expect(await finish(seen)).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateRefused",
          "code": "NEW_CUSTOMER_MESSAGE",
          "message": "The customer has written since; read it, then give its id as lastSeenMessageId.",
          "unchanged": {
            "id": "1",
            "latestCustomerMessage": "some",
            "status": "IN_PROGRESS",
          },
        },
      }
    `);

    const once = { expected: { status: 'IN_PROGRESS' }, idempotencyKey: crypto.randomUUID() };
    expect(await finish(once)).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "conversation": {
            "id": "1",
            "status": "DONE",
            "version": "some",
          },
          "guarantee": "ATOMIC",
          "replayed": false,
        },
      }
    `);
    expect(await finish(once)).toMatchObject({ updateConversation: { changed: true, replayed: true } });
  });

  test('update-many', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: null });
    await reset(gateway.origin, '2', { status: 'TO_DO', userId: '3' });
    expect(
      await execute('update-many.graphql', {
        input: [
          { id: '1', status: 'DONE' },
          { id: '2', userId: '2', expected: { userId: null } },
          { id: '999999', status: 'DONE' },
        ],
      }),
    ).toMatchInlineSnapshot(`
      {
        "updateConversations": [
          {
            "__typename": "UpdateConversationSuccess",
            "changed": true,
            "conversation": {
              "id": "1",
              "status": "DONE",
              "user": null,
            },
          },
          {
            "__typename": "ConversationConflict",
            "code": "CONFLICT",
            "current": {
              "id": "2",
              "status": "TO_DO",
              "user": {
                "id": "3",
              },
            },
            "message": "Somebody changed this conversation meanwhile; look at current and decide again.",
          },
          {
            "__typename": "ConversationNotFound",
            "code": "CONVERSATION_NOT_FOUND",
            "conversationId": "999999",
            "message": "There is no conversation with this id, or this token may not see it; check the id.",
          },
        ],
      }
    `);
  });

  test('preview-update', async () => {
    const before = await reset(gateway.origin, '1', { status: 'TO_DO', userId: null });
    expect(
      await execute('preview-update.graphql', { id: '1', status: 'IN_PROGRESS' }),
    ).toMatchInlineSnapshot(`
      {
        "updateConversation": {
          "__typename": "UpdateConversationSuccess",
          "changed": true,
          "changes": [
            {
              "actor": {
                "id": "1",
                "name": "Ana Lindner",
              },
              "cause": "EXPLICIT",
              "field": "STATUS",
              "from": "TO_DO",
              "to": "IN_PROGRESS",
            },
            {
              "actor": null,
              "cause": "POLICY",
              "field": "USER_ID",
              "from": null,
              "to": "1",
            },
          ],
          "conversation": {
            "id": "1",
            "status": "TO_DO",
          },
          "warnings": [],
        },
      }
    `);
    expect(await see(gateway.origin, '1')).toEqual(before);
  });

  test('list-conversations', async () => {
    const page = (variables: object) =>
      execute('list-conversations.graphql', { orderBy: 'CREATED_AT_ASC', first: 2, ...variables });
    const { conversations } = (await page({})) as { conversations: Page };
    expect(conversations.nodes).toHaveLength(2);
    expect(conversations.pageInfo.hasNextPage).toBe(true);
    const next = (await page({ after: conversations.pageInfo.endCursor })) as { conversations: Page };
    const ids = [...conversations.nodes, ...next.conversations.nodes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('one-conversation', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: '3' });
    expect(await execute('one-conversation.graphql', { id: '1' })).toMatchObject({
      conversation: {
        id: '1',
        status: 'TO_DO',
        user: { id: '3', roles: expect.any(Array) },
        customer: { profile: { id: '1' } },
        latestMessage: { conversationId: '1', contents: [{ type: expect.any(String) }] },
        history: { nodes: expect.arrayContaining([expect.objectContaining({ field: 'USER_ID', to: '3' })]) },
        replyWindow: { state: expect.any(String) },
      },
    });
    expect(await execute('one-conversation.graphql', { id: '999999' })).toEqual({ conversation: null });
  });

  test('follow-changes', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: '3' });
    const events: unknown[] = [];
    for await (const event of subscribe('follow-changes.graphql', { filter: { status: ['DONE'] } })) {
      events.push(event);
      if (events.length > 1) break;
      await update(gateway.origin, { id: '1', status: 'DONE' });
    }
    expect(events).toMatchInlineSnapshot(`
      [
        {
          "at": null,
          "changes": [],
          "conversation": null,
          "conversationId": null,
          "id": "some",
          "kind": "STARTED",
          "user": null,
        },
        {
          "at": "some",
          "changes": [
            {
              "cause": "EXPLICIT",
              "field": "STATUS",
              "from": "TO_DO",
              "to": "DONE",
            },
          ],
          "conversation": {
            "id": "1",
            "status": "DONE",
            "user": {
              "id": "3",
              "name": "Zoë Brändli",
            },
            "version": "some",
          },
          "conversationId": "1",
          "id": "some",
          "kind": "UPDATED",
          "user": {
            "id": "1",
            "name": "Ana Lindner",
          },
        },
      ]
    `);
  });

  test('none is left out', () => {
    expect(globSync('*', { cwd: operations }).sort()).toEqual([...executed].sort());
  });
});

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
