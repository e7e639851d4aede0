import { describe, expect, it } from 'vitest';
import { ask, callsOf, gatewayOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = Array.from({ length: 230 }, (_, index) => ({ id: index + 1, status: 'to-do' }));

async function start(options: VersionedOptions = {}, settings = {}) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream, settings) };
}

const PAGE = /* GraphQL */ `
  query Page($first: Int, $after: String, $filter: ConversationFilter, $orderBy: ConversationOrder) {
    conversations(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      edges { cursor node { id } }
      nodes { id version }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

type Page = {
  data: {
    conversations: {
      edges: { cursor: string; node: { id: string } }[];
      nodes: { id: string; version: string }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
    };
  };
};

describe('a list', () => {
  it('is read to its end by endCursor, each conversation once', async () => {
    const { gateway } = await start();
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = (await ask(gateway, PAGE, { first: 100, after })) as Page;
      const { nodes, pageInfo } = data.conversations;
      ids.push(...nodes.map((node) => node.id));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(ids).toEqual(conversations.map(({ id }) => String(id)));
  });

  it.each([0, 2, 49])('goes on after the cursor of edge %i', async (edge) => {
    const { gateway } = await start();
    const first = (await ask(gateway, PAGE, {})) as Page;
    const after = first.data.conversations.edges[edge]?.cursor;
    const next = (await ask(gateway, PAGE, { first: 3, after })) as Page;
    expect(next.data.conversations.nodes.map(({ id }) => Number(id))).toEqual([edge + 2, edge + 3, edge + 4]);
    expect(next.data.conversations.pageInfo.hasNextPage).toBe(true);
  });

  it('hands filter and order to the upstream', async () => {
    const { upstream, gateway } = await start();
    await ask(gateway, PAGE, {
      first: 7,
      filter: {
        status: ['TO_DO', 'IN_PROGRESS'],
        channel: ['WHATSAPP'],
        userId: ['5'],
        unassigned: true,
        unread: true,
        search: 'Ada & co',
      },
      orderBy: 'REPLY_UNTIL_ASC',
    });
    const query = new URL(upstream.received.at(-1)?.path ?? '', 'http://upstream').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      status: 'to-do,in-progress',
      channel: 'whatsapp',
      user_id: '5,none',
      unread: 'true',
      q: 'Ada & co',
      sort: 'reply_until',
      limit: '7',
    });
  });

  it.each([
    { first: 0 },
    { first: 101 },
    { after: 'nonsense' },
    { after: Buffer.from('["not a cursor", 0]').toString('base64url') },
    { filter: { userId: ['me'] } },
  ])('refuses %j with a code and a sentence', async (variables) => {
    const { gateway } = await start();
    const body = await ask(gateway, PAGE, variables);
    expect(body).toMatchObject({
      errors: [{ message: expect.stringMatching(/^.+; .+\.$/), extensions: { code: 'INVALID_INPUT' } }],
    });
  });

  it('has a skeleton of ids and numbers', async () => {
    const { gateway } = await start({ conversations: [{ id: 1 }, { id: 2 }] });
    const query = '{ conversationIndex { ids total counts { toDo inProgress done } } }';
    expect(await ask(gateway, query)).toEqual({
      data: { conversationIndex: { ids: ['1', '2'], total: 2, counts: { toDo: 2, inProgress: 0, done: 0 } } },
    });
  });
});

describe('conversations by id', () => {
  it('come in the order asked, null for the missing, at most 100 in one call', async () => {
    const { upstream, gateway } = await start();
    const ids = ['3', '999', 'x', '1', ...Array.from({ length: 148 }, (_, index) => String(index + 10))];
    const query = `query ($ids: [ID!]!) {
      conversationsByIds(ids: $ids) { id }
      again: conversationsByIds(ids: ["3"]) { id }
    }`;
    const body = (await ask(gateway, query, { ids })) as { data: Record<string, ({ id: string } | null)[]> };
    const answered = body.data.conversationsByIds?.map((found) => found?.id ?? null);
    expect(answered).toEqual(ids.map((id) => (id === '999' || id === 'x' ? null : id)));
    expect(body.data.again).toEqual([{ id: '3' }]);
    expect(callsOf(upstream).filter((call) => call.includes('ids='))).toHaveLength(2);
  });
});

describe('the rest', () => {
  it('users and viewer come from the upstream', async () => {
    const { gateway } = await start();
    expect(await ask(gateway, '{ users { id name } viewer { id email roles } }')).toMatchInlineSnapshot(`
      {
        "data": {
          "users": [
            {
              "id": "1",
              "name": "Ada",
            },
            {
              "id": "5",
              "name": "Grace",
            },
          ],
          "viewer": {
            "email": "ada@example.com",
            "id": "1",
            "roles": [
              "admin",
            ],
          },
        },
      }
    `);
    expect(await ask(gateway, '{ viewer { id } }', {}, 'machine')).toEqual({ data: { viewer: null } });
  });

  it('the viewer of one token is never that of another', async () => {
    const { gateway } = await start();
    const viewers = await Promise.all(
      ['u1', 'u5', 'u1'].map((token) => ask(gateway, '{ viewer { id } }', {}, token)),
    );
    expect(viewers).toEqual(['1', '5', '1'].map((id) => ({ data: { viewer: { id } } })));
  });

  it('capabilities and the status machine need no token', async () => {
    const { gateway } = await start();
    const query = '{ capabilities { read list users versions snooze } statusMachine { statuses } }';
    expect(await ask(gateway, query, {}, null)).toEqual({
      data: {
        capabilities: { read: true, list: true, users: true, versions: true, snooze: true },
        statusMachine: { statuses: ['TO_DO', 'IN_PROGRESS', 'DONE'] },
      },
    });
  });

  it('the status machine lists every event for every status', async () => {
    const { gateway } = await start();
    const query = '{ statusMachine { transitions { event from to user snooze } } }';
    const body = (await ask(gateway, query)) as { data: { statusMachine: { transitions: unknown[] } } };
    expect(body.data.statusMachine.transitions).toHaveLength(27);
    expect(body.data.statusMachine.transitions[0]).toEqual({
      event: 'START',
      from: 'TO_DO',
      to: 'IN_PROGRESS',
      user: 'claim',
      snooze: 'clear',
    });
  });

  it('an upstream is asked once what it can do', async () => {
    const { upstream, gateway } = await start();
    await Promise.all([1, 2, 3].map(() => ask(gateway, '{ capabilities { read } }')));
    expect(callsOf(upstream)).toEqual(['GET /']);
  });

  it('an upstream that was down is asked again', async () => {
    let answers = 503;
    const upstream = await startPageOnlyUpstream({
      interfere: ({ path }) =>
        path === '/' ? { status: answers, body: { name: 'parley-api', extensions: ['read'] } } : undefined,
    });
    const gateway = gatewayOf(upstream);
    const query = '{ capabilities { read } }';
    expect(await ask(gateway, query)).toEqual({ data: { capabilities: { read: false } } });
    answers = 200;
    expect(await ask(gateway, query)).toEqual({ data: { capabilities: { read: true } } });
  });

  it('demo users are offered only when the demo is on', async () => {
    const query = '{ demoUsers { id name roles token } }';
    const off = await start();
    expect(await ask(off.gateway, query, {}, null)).toEqual({ data: { demoUsers: [] } });
    expect(off.upstream.received).toEqual([]);
    const on = await start({}, { demo: true });
    expect(await ask(on.gateway, query, {}, null)).toEqual({
      data: { demoUsers: [{ id: '1', name: 'Ada', roles: ['admin'], token: 'u1' }] },
    });
  });

  it.each([
    'conversations { nodes { id } }',
    'conversationIndex { total }',
    'users { id }',
    'conversationsByIds(ids: ["1"]) { id }',
  ])('an upstream without lists says so to { %s }', async (field) => {
    const upstream = await startPageOnlyUpstream();
    expect(await ask(gatewayOf(upstream), `{ ${field} }`)).toMatchObject({
      errors: [{ extensions: { code: 'READ_UNSUPPORTED' } }],
    });
  });

  it('a message that answers a message shows it', async () => {
    const message = { id: 3, reference: { id: 2, reference: { id: 1 } } };
    const { gateway } = await start({ conversations: [{ id: 7, latest_message: message }] });
    const query = '{ conversation(id: 7) { latestMessage { reference { id reference { id } } } } }';
    expect(await ask(gateway, query)).toMatchObject({
      data: { conversation: { latestMessage: { reference: { id: '2', reference: { id: '1' } } } } },
    });
  });

  it('a conversation reads itself: asleep, without a user, what may be asked', async () => {
    const { gateway } = await start({
      conversations: [{ id: 7, status: 'in-progress', snooze_until: '2026-01-02T12:00:01Z' }],
    });
    const query =
      '{ conversation(id: 7) { isAsleep needsUser allowedEvents version replyWindow { state } } }';
    expect(await ask(gateway, query)).toMatchInlineSnapshot(`
      {
        "data": {
          "conversation": {
            "allowedEvents": [
              "FINISH",
              "QUEUE",
              "ASSIGN",
              "SNOOZE",
              "WAKE",
            ],
            "isAsleep": true,
            "needsUser": true,
            "replyWindow": {
              "state": "CLOSED",
            },
            "version": "1",
          },
        },
      }
    `);
  });

  it('a caller who leaves does not stop the write', async () => {
    const { upstream, gateway } = await start();
    const left = new AbortController();
    const asked = gateway.yoga.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer u1' },
      body: JSON.stringify({
        query: 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }',
      }),
      signal: left.signal,
    });
    left.abort();
    await Promise.resolve(asked).catch(() => undefined);
    await expect.poll(() => callsOf(upstream)).toContain('PATCH /conversations/7');
    const seen = await update(gateway, { id: '7' });
    expect(seen).toMatchObject({ conversation: { status: 'DONE' } });
  });
});
