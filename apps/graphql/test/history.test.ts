import { describe, expect, it } from 'vitest';
import { ask, gatewayOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import {
  ALL_EXTENSIONS,
  startVersionedUpstream,
  type VersionedOptions,
} from './doubles/versioned-upstream.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null }, { id: 8 }];

async function start(options: VersionedOptions = {}) {
  const upstream = await startVersionedUpstream({ conversations, extensions: ALL_EXTENSIONS, ...options });
  return { upstream, gateway: gatewayOf(upstream) };
}

const HISTORY = /* GraphQL */ `
  query History($first: Int, $after: String) {
    conversation(id: 7) {
      history(first: $first, after: $after) {
        edges { cursor node { id } }
        nodes { id version field from to cause user { id name } at }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`;

type History = {
  readonly data: {
    readonly conversation: {
      readonly history: {
        readonly edges: readonly { readonly cursor: string }[];
        readonly nodes: readonly { readonly id: string; readonly to: string | null }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  };
};

async function historyOf(gateway: Parameters<typeof ask>[0], variables = {}) {
  const body = (await ask(gateway, HISTORY, variables)) as History;
  return body.data.conversation.history;
}

describe('the history of a conversation', () => {
  it('says what changed, newest first, by whom and why', async () => {
    const { upstream, gateway } = await start();
    await update(gateway, { id: '7', status: 'IN_PROGRESS' });
    upstream.change(7, { snooze_until: '2026-01-04T00:00:00Z' }, { userId: 99 });
    upstream.change(7, { snooze_until: null }, { cause: 'TIMER' });
    await update(gateway, { id: '7', status: 'DONE' }, 'machine');
    upstream.change(7, { status: 'to-do' }, { cause: 'CUSTOMER' });
    expect((await historyOf(gateway)).nodes).toMatchInlineSnapshot(`
      [
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "CUSTOMER",
          "field": "STATUS",
          "from": "DONE",
          "id": "6",
          "to": "TO_DO",
          "user": null,
          "version": "6",
        },
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "EXPLICIT",
          "field": "STATUS",
          "from": "IN_PROGRESS",
          "id": "5",
          "to": "DONE",
          "user": null,
          "version": "5",
        },
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "TIMER",
          "field": "SNOOZE_UNTIL",
          "from": "2026-01-04T00:00:00Z",
          "id": "4",
          "to": null,
          "user": null,
          "version": "4",
        },
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "EXPLICIT",
          "field": "SNOOZE_UNTIL",
          "from": null,
          "id": "3",
          "to": "2026-01-04T00:00:00Z",
          "user": {
            "id": "99",
            "name": null,
          },
          "version": "3",
        },
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "POLICY",
          "field": "USER_ID",
          "from": null,
          "id": "2",
          "to": "1",
          "user": null,
          "version": "2",
        },
        {
          "at": "2026-01-02T12:00:00Z",
          "cause": "EXPLICIT",
          "field": "STATUS",
          "from": "TO_DO",
          "id": "1",
          "to": "IN_PROGRESS",
          "user": {
            "id": "1",
            "name": "Ada",
          },
          "version": "2",
        },
      ]
    `);
  });

  it('is read to its end by endCursor, each change once', async () => {
    const { upstream, gateway } = await start();
    for (let day = 1; day <= 25; day += 1) {
      upstream.change(7, { snooze_until: `2026-02-${String(day).padStart(2, '0')}T00:00:00Z` });
    }
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await historyOf(gateway, { first: 10, after });
      ids.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => String(25 - index)));
  });

  it('goes on after the cursor of any edge', async () => {
    const { upstream, gateway } = await start();
    for (const status of ['in-progress', 'done', 'to-do', 'done']) upstream.change(7, { status });
    const { edges } = await historyOf(gateway);
    const { nodes } = await historyOf(gateway, { after: edges[1]?.cursor, first: 1 });
    expect(nodes.map(({ id }) => id)).toEqual(['2']);
  });

  it.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuses %j', async (variables) => {
    const { gateway } = await start();
    expect(await ask(gateway, HISTORY, variables)).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT' } }],
    });
  });

  it('leaves out what this schema has no name for', async () => {
    const { upstream, gateway } = await start();
    upstream.change(7, { status: 'done' }, { cause: 'MAGIC' });
    upstream.change(7, { status: 'parked' });
    expect((await historyOf(gateway)).nodes).toMatchObject([{ to: 'parked' }]);
  });

  it('is empty where the upstream records none', async () => {
    const versioned = await startVersionedUpstream({ conversations });
    const pageOnly = await startPageOnlyUpstream({ conversations });
    for (const upstream of [versioned, pageOnly]) {
      expect(await historyOf(gatewayOf(upstream))).toEqual({
        edges: [],
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    }
  });

  it('asks for the users once, however many changes they made', async () => {
    const { upstream, gateway } = await start();
    for (const status of ['in-progress', 'done', 'to-do']) upstream.change(7, { status }, { userId: 5 });
    await historyOf(gateway);
    expect(upstream.received.filter(({ path }) => path === '/users')).toHaveLength(1);
  });
});

it('capabilities name what keeps updates from being lost', async () => {
  const query = '{ capabilities { history events idempotencyKeys } }';
  const all = await start();
  expect(await ask(all.gateway, query)).toEqual({
    data: { capabilities: { history: true, events: true, idempotencyKeys: true } },
  });
  const none = await startPageOnlyUpstream();
  expect(await ask(gatewayOf(none), query)).toEqual({
    data: { capabilities: { history: false, events: false, idempotencyKeys: false } },
  });
});
