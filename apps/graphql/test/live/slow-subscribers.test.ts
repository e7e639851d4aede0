import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { type Subscription, subscribe } from './subscribe.ts';

// More than the sockets between them hold.
const EVENTS = 2_000;
const bulky = {
  conversation_id: 7,
  changes: [{ field: 'status', from: 'x'.repeat(10_000), to: 'done', cause: 'EXPLICIT' }],
};

async function start(settings = {}) {
  const upstream = await startFeedUpstream();
  const gateway = gatewayOf(upstream, { port: 0, ...settings });
  return { upstream, origin: await gateway.listen() };
}

/** Reads on until the event with this id. */
async function readUntil(subscription: Subscription, last: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.at(-1) !== last) {
    const event = await subscription.event();
    if (event.kind !== 'STARTED') ids.push(Number(event.id));
  }
  return ids;
}

describe('a subscriber that does not read', () => {
  it('holds up nobody, and has all that happened when it reads on', async () => {
    const { upstream, origin } = await start();
    const follow = (token: string) => subscribe(origin, { token, fields: 'id kind changes { from }' });
    const paused = [await follow('u1'), await follow('u3')];
    const others = [await follow('u1'), await follow('u2')];
    for (const subscription of [...paused, ...others]) await subscription.event();
    const ids = Array.from({ length: EVENTS }, (_, index) => index + 1);
    upstream.feed(ids.map(() => bulky));
    for (const subscription of others) expect(await readUntil(subscription, EVENTS)).toEqual(ids);
    for (const subscription of paused) expect(await readUntil(subscription, EVENTS)).toEqual(ids);
  }, 60_000);

  it('is hung up on after a while, and its feed with it', async () => {
    const { upstream, origin } = await start({ stalledAfter: 500 });
    const paused = await subscribe(origin, { fields: 'changes { from }' });
    await paused.event();
    upstream.feed(Array(EVENTS).fill(bulky));
    await expect.poll(() => upstream.open(), { timeout: 20_000 }).toBe(0);
    while (await paused.payload()) {
      // What the sockets held is still there.
    }
    expect(paused.end()).toBe('broken');
  }, 40_000);
});

it('no subscriber is told of what its token may not see, whoever pauses, leaves or resumes meanwhile', async () => {
  const users = [1, 2] as const;
  const conversations = [1, 2, 3, 4, 5].map((id) => ({ id, status: 'to-do' }));
  const step = fc.oneof(
    fc.record({ do: fc.constant('feed'), ids: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 300 }) }),
    fc.record({ do: fc.constantFrom('cut', 'read', 'resume'), user: fc.constantFrom(...users) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.subarray([1, 2, 3, 4, 5]), { minLength: 2, maxLength: 2 }),
      fc.array(step, { maxLength: 12 }),
      async (seenBy, steps) => {
        const sees = (user: number, conversation: number) =>
          seenBy[user - 1]?.includes(conversation) === true;
        const upstream = await startFeedUpstream({ conversations, sees });
        const gateway = gatewayOf(upstream, { port: 0 });
        const origin = await gateway.listen();
        const follow = (user: number, args = '') =>
          subscribe(origin, {
            token: `u${user}`,
            args,
            fields: 'id kind conversationId conversation { id }',
          });
        const readers = await Promise.all(
          users.map(async (user) => {
            const subscription = await follow(user);
            const { id } = await subscription.event();
            return { user, subscription, last: id, told: [] as unknown[] };
          }),
        );
        const fed: number[] = [];
        const expected = (user: number) => fed.filter((id) => sees(user, id)).map(String);
        const read = async (reader: (typeof readers)[number], until: number) => {
          while (reader.told.length < until) {
            const event = await reader.subscription.event();
            expect(event.conversation).toEqual({ id: event.conversationId });
            reader.told.push(event.conversationId);
            reader.last = event.id;
          }
        };
        for (const asked of steps) {
          if ('ids' in asked) {
            fed.push(...asked.ids);
            upstream.feed(asked.ids.map((conversation_id) => ({ conversation_id })));
            continue;
          }
          const reader = readers[asked.user - 1];
          if (asked.do === 'cut') upstream.cut();
          else if (reader && asked.do === 'read') await read(reader, expected(reader.user).length >> 1);
          else if (reader) {
            reader.subscription.leave();
            reader.subscription = await follow(reader.user, `(after: "${reader.last}")`);
          }
        }
        for (const reader of readers) {
          await read(reader, expected(reader.user).length);
          expect(reader.told).toEqual(expected(reader.user));
        }
        for (const { subscription } of readers) subscription.leave();
        await gateway.close();
        await upstream.close();
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
