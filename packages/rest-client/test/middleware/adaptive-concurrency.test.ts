import { expect, test } from 'vitest';
import { adaptiveConcurrency } from '../../src/middleware/index.ts';
import { createVirtualClock } from '../../src/testing/index.ts';
import { type Scene, type Scripted, scripted } from '../scripted.ts';

/** Keeps so many callers busy for so long; gives how many requests ran at once in the end. */
async function load({ client, clock, running }: Scripted, callers: number, ms: number): Promise<number> {
  const until = clock.monotonic() + ms;
  const busy = Array.from({ length: callers }, async () => {
    while (clock.monotonic() < until) await client.users.me().safe();
  });
  let most = 0;
  for (let passed = 0; passed < ms; passed += ms / 10) {
    await clock.advance(ms / 10 - 1);
    most = running();
    await clock.advance(1);
  }
  await clock.settle(Promise.all(busy));
  return most;
}

const limited = (
  script: (running: number) => Scene | number,
  options: Parameters<typeof adaptiveConcurrency>[0],
): Scripted => {
  const it: Scripted = scripted(() => script(it.running()), {
    middleware: [adaptiveConcurrency(options)],
    maxAttempts: 1,
    deadline: 60_000,
  });
  return it;
};

test('at first as many run at once as it is told, and the others wait in order', async () => {
  const it = limited(() => ({ after: 100 }), { initial: 2, max: 2 });
  const done: number[] = [];
  const calls = [0, 1, 2, 3, 4].map(async (n) => {
    await it.client.users.me();
    done.push(n);
  });
  await it.clock.advance(50);
  expect(it.running()).toBe(2);
  await it.clock.settle(Promise.all(calls));
  expect(done).toEqual([0, 1, 2, 3, 4]);
  expect(it.clock.monotonic()).toBe(300);
});

test('while all goes well it lets more through, up to the most', async () => {
  const it = limited(() => ({ after: 50 }), { initial: 2, max: 12 });
  expect(await load(it, 30, 2_000)).toBe(12);
});

test('an API that refuses more than it carries is asked for about that', async () => {
  const carries = 8;
  const it = limited((running) => ({ after: 50, status: running >= carries ? 429 : 200 }), { initial: 32 });
  await load(it, 60, 5_000);
  const refused = { before: it.requests.length };
  expect(await load(it, 60, 5_000)).toBeLessThanOrEqual(carries + 2);
  expect(it.requests.length - refused.before).toBeGreaterThan((5_000 / 50) * carries * 0.5);
});

test('answers that become slow are a sign too', async () => {
  const carries = 6;
  const slow = (running: number) => ({ after: running >= carries ? 50 * (running - carries + 2) ** 2 : 50 });
  const it = limited(slow, { initial: 40, min: 1 });
  await load(it, 60, 10_000);
  expect(await load(it, 60, 10_000)).toBeLessThan(12);
});

test('one that waits in vain was not sent, and gives its turn back', async () => {
  const it = limited(() => ({ after: 1_000 }), { initial: 1, max: 1 });
  const first = it.client.users.me().safe();
  await it.clock.advance(1);
  const vain = it.client.conversations.update(1, {}, { deadline: 200 }).safe();
  const third = it.client.users.me().safe();
  await it.clock.advance(250);
  expect(await vain).toMatchObject({
    error: { code: 'deadline-exceeded', outcome: 'not-sent', attempts: 0 },
  });
  expect(await it.clock.settle(Promise.all([first, third]))).toMatchObject([{ ok: true }, { ok: true }]);
  expect(it.requests).toHaveLength(2);
  expect(it.clock.timers).toBe(0);
});

test('one whose turn and end come together gives its turn back', async () => {
  const controller = new AbortController();
  const virtual = createVirtualClock();
  let isArmed = false;
  // The last that happens before a turn is given away is a look at the clock.
  const clock = {
    ...virtual,
    monotonic() {
      if (isArmed) controller.abort();
      return virtual.monotonic();
    },
  };
  const { client } = scripted(() => 200, {
    clock,
    middleware: [
      adaptiveConcurrency({ initial: 1, max: 1 }),
      {
        name: 'arming',
        async attempt(_, next) {
          const answer = await next();
          isArmed = true;
          return answer;
        },
      },
    ],
  });
  const calls = [
    client.users.me().safe(),
    client.users.me({ signal: controller.signal }).safe(),
    client.users.me().safe(),
  ];
  expect(await virtual.settle(Promise.all(calls))).toMatchObject([
    { ok: true },
    { error: { code: 'aborted', outcome: 'not-sent' } },
    { ok: true },
  ]);
});
