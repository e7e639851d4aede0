import { describe, expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { subscribe } from './subscribe.ts';

async function start(options: Parameters<typeof startFeedUpstream>[0] = {}, settings = {}) {
  const upstream = await startFeedUpstream(options);
  const gateway = gatewayOf(upstream, { port: 0, ...settings });
  return { upstream, origin: await gateway.listen() };
}

describe('conversationChanged', () => {
  it('says where it starts, and then every change with who and why', async () => {
    const { upstream, origin } = await start();
    const subscription = await subscribe(origin, {
      fields:
        'id kind conversationId version at user { id name } conversation { id status } changes { field from to cause actor { name } }',
    });
    expect(await subscription.event()).toMatchInlineSnapshot(`
      {
        "at": null,
        "changes": [],
        "conversation": null,
        "conversationId": null,
        "id": "0",
        "kind": "STARTED",
        "user": null,
        "version": null,
      }
    `);
    upstream.set(7, { status: 'in-progress' });
    const assigned = { field: 'user_id', from: null, to: 1, cause: 'EXPLICIT' };
    const begun = { field: 'status', from: 'to-do', to: 'in-progress', cause: 'POLICY' };
    upstream.feed([{ conversation_id: 7, changes: [assigned, begun], user_id: 1 }]);
    expect(await subscription.event()).toMatchInlineSnapshot(`
      {
        "at": "2026-01-02T12:00:00Z",
        "changes": [
          {
            "actor": {
              "name": "Ada",
            },
            "cause": "EXPLICIT",
            "field": "USER_ID",
            "from": null,
            "to": "1",
          },
          {
            "actor": null,
            "cause": "POLICY",
            "field": "STATUS",
            "from": "TO_DO",
            "to": "IN_PROGRESS",
          },
        ],
        "conversation": {
          "id": "7",
          "status": "IN_PROGRESS",
        },
        "conversationId": "7",
        "id": "1",
        "kind": "UPDATED",
        "user": {
          "id": "1",
          "name": "Ada",
        },
        "version": "1",
      }
    `);
  });

  it('reads the conversation anew for every event', async () => {
    const { upstream, origin } = await start();
    const subscription = await subscribe(origin, { fields: 'conversation { status }' });
    await subscription.event();
    for (const status of ['in-progress', 'done', 'to-do']) {
      upstream.set(7, { status });
      upstream.feed([{ conversation_id: 7 }]);
      const name = status.replace('-', '_').toUpperCase();
      expect(await subscription.event()).toEqual({ conversation: { status: name } });
    }
  });

  it('may ask the upstream for each event as much as another operation', async () => {
    const { upstream, origin } = await start({}, { callsPerOperation: 2 });
    const subscription = await subscribe(origin, { fields: 'conversation { id }' });
    await subscription.event();
    upstream.feed(Array(5).fill({ conversation_id: 7 }));
    for (let event = 0; event < 5; event += 1) {
      expect(await subscription.event()).toEqual({ conversation: { id: '7' } });
    }
  });

  it('goes on after the last event without a gap or a repeat, also when the upstream was cut meanwhile', async () => {
    const { upstream, origin } = await start();
    const first = await subscribe(origin);
    let last = (await first.event()).id;
    first.leave();
    const seen: unknown[] = [];
    for (const size of [1, 3, 200, 2, 500]) {
      upstream.feed(Array(size).fill({ conversation_id: 7 }));
      const subscription = await subscribe(origin, { args: `(after: "${last}")` });
      for (let count = 0; count < size; count += 1) {
        if (count % 50 === 25) upstream.cut();
        last = (await subscription.event()).id;
        seen.push(last);
      }
      subscription.leave();
    }
    expect(seen).toEqual(Array.from({ length: 706 }, (_, index) => String(index + 1)));
  });

  it.each([
    ['of an event that is forgotten', '1'],
    ['of an event that never was', '99999'],
    ['of another gateway', '1767355200000-0'],
  ])('says RESYNC after the id %s', async (_name, after) => {
    const { upstream, origin } = await start();
    upstream.feed(Array(3).fill({ conversation_id: 7 }));
    upstream.prune();
    const subscription = await subscribe(origin, { args: `(after: "${after}")` });
    expect(await subscription.event()).toEqual({ id: '3', kind: 'RESYNC', conversationId: null });
    upstream.feed([{ conversation_id: 7 }]);
    expect(await subscription.event()).toEqual({ id: '4', kind: 'UPDATED', conversationId: '7' });
  });

  it('is one feed of the upstream for all subscriptions of a token, closed with the last of them', async () => {
    const { upstream, origin } = await start();
    const subscriptions = await Promise.all(Array.from({ length: 5 }, () => subscribe(origin)));
    await Promise.all(subscriptions.map((subscription) => subscription.event()));
    expect(upstream.open()).toBe(1);
    for (const subscription of subscriptions) subscription.leave();
    await expect.poll(() => upstream.open()).toBe(0);
  });

  it('keeps the connection alive while nothing happens', async () => {
    const { origin } = await start();
    const subscription = await subscribe(origin);
    await subscription.event();
    void subscription.payload();
    await expect.poll(() => subscription.comments(), { timeout: 5_000 }).toBeGreaterThan(2);
  });

  it.each([null, 'nobody'])('tells the token %s nothing', async (token) => {
    const { upstream, origin } = await start();
    const subscription = await subscribe(origin, { token });
    upstream.feed([{ conversation_id: 7 }]);
    expect(await subscription.payload()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await subscription.payload()).toBeUndefined();
  });

  it('ends for a token that is no longer known', async () => {
    const { upstream, origin } = await start();
    const subscription = await subscribe(origin);
    await subscription.event();
    upstream.revoke();
    upstream.cut();
    expect(await subscription.payload()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await subscription.payload()).toBeUndefined();
  });

  it('refuses the 101st subscription of a token, and takes one again when another has ended', async () => {
    const { origin } = await start();
    const subscriptions = await Promise.all(Array.from({ length: 100 }, () => subscribe(origin)));
    const refused = await subscribe(origin);
    expect(await refused.payload()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    await (await subscribe(origin, { token: 'u2' })).event();
    subscriptions[0]?.leave();
    await expect
      .poll(async () => (await subscribe(origin)).payload())
      .toMatchObject({ data: { conversationChanged: { kind: 'STARTED' } } });
  });
});

describe('a filter', () => {
  const rows = [
    { id: 1, status: 'to-do', channel: 'whatsapp', user: { id: 5 } },
    { id: 2, status: 'done', channel: 'widget', user: null, unread_customer_messages_count: 2 },
  ];
  const finished = { field: 'status', from: 'in-progress', to: 'done', cause: 'EXPLICIT' };
  const left = { field: 'user_id', from: 9, to: null, cause: 'EXPLICIT' };

  it.each([
    ['status: [TO_DO]', ['1']],
    ['status: [IN_PROGRESS]', ['2']],
    ['status: [DONE]', ['2']],
    ['channel: [WHATSAPP]', ['1']],
    ['channel: [BRIDGE]', []],
    ['userId: ["5"]', ['1']],
    ['userId: ["9"]', ['2']],
    ['unassigned: true', ['2']],
    ['userId: ["5"], unassigned: true', ['1', '2']],
    ['unread: true', ['2']],
    ['unread: false', ['1', '2']],
    ['status: [TO_DO], unassigned: true', []],
  ])('{ %s } is told of what is among it, or was until now', async (filter, ids) => {
    const { upstream, origin } = await start({ conversations: rows });
    const subscription = await subscribe(origin, { args: `(filter: { ${filter} })` });
    const everything = await subscribe(origin);
    await Promise.all([subscription.event(), everything.event()]);
    upstream.feed([{ conversation_id: 1 }, { conversation_id: 2, changes: [finished, left] }]);
    await everything.event();
    await everything.event();
    // That something is missing concerns everybody, and marks the end.
    upstream.feed([{ conversation_id: 1 }]);
    upstream.prune();
    upstream.cut();
    const seen: unknown[] = [];
    for (
      let event = await subscription.event();
      event.kind !== 'RESYNC';
      event = await subscription.event()
    ) {
      seen.push(event.conversationId);
    }
    expect(seen).toEqual(ids);
  });

  it('with a search is refused, since only the API can tell', async () => {
    const { origin } = await start();
    const subscription = await subscribe(origin, { args: '(filter: { search: "Ada" })' });
    expect(await subscription.payload()).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT' } }],
    });
  });
});

it('an upstream that cannot be asked is said to be unavailable', async () => {
  const upstream = await startPageOnlyUpstream({ conversations: [] });
  const gateway = gatewayOf(upstream, { port: 0, apiUrl: 'http://127.0.0.1:9/third-party/v1' });
  const subscription = await subscribe(await gateway.listen());
  expect(await subscription.payload()).toMatchObject({
    errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
  });
});
