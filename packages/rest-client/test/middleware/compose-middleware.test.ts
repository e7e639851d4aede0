import { expect, expectTypeOf, test } from 'vitest';
import { createContextKey, type Middleware, type RestClientError } from '../../src/index.ts';
import { failureOf } from '../contract.ts';
import { scripted } from '../scripted.ts';

/** Notes what passes it. */
function noting(name: string, notes: string[]): Middleware {
  const note = async <T>(layer: string, next: () => Promise<T>): Promise<T> => {
    notes.push(`${name} ${layer} in`);
    try {
      return await next();
    } finally {
      notes.push(`${name} ${layer} out`);
    }
  };
  return {
    name,
    call: (_, next) => note('call', next),
    attempt: ({ number }, next) => note(`attempt ${number}`, next),
  };
}

test('the first middleware is the outermost, around the call once and around each attempt', async () => {
  const notes: string[] = [];
  const { client, clock } = scripted((_, index) => (index === 0 ? 503 : 200), {
    middleware: [noting('a', notes), noting('b', notes)],
  });
  await clock.settle(client.users.me());
  const attempt = (number: number) => [
    `a attempt ${number} in`,
    `b attempt ${number} in`,
    `b attempt ${number} out`,
    `a attempt ${number} out`,
  ];
  expect(notes).toEqual(['a call in', 'b call in', ...attempt(1), ...attempt(2), 'b call out', 'a call out']);
});

test('a middleware sees the call and the attempt, and not the token', async () => {
  const seen: unknown[] = [];
  const looking: Middleware = {
    name: 'looking',
    attempt({ call, number, previous, headers }, next) {
      const { operation, method, route, path, origin, basePath, replay } = call;
      seen.push({ operation, method, route, path, origin, basePath, replay, number, code: previous?.code });
      expect(headers).not.toHaveProperty('authorization');
      expect(call.remaining()).toBeGreaterThan(0);
      return next();
    },
  };
  const { client, clock } = scripted((_, index) => (index === 0 ? 503 : 200), {
    middleware: [looking],
    idempotencyKeys: true,
  });
  await clock.settle(client.conversations.update(7, { status: 'done' }));
  const facts = {
    operation: 'conversations.update',
    method: 'PATCH',
    route: '/conversations/{id}',
    path: '/conversations/7',
    origin: 'https://api.test',
    basePath: '/third-party/v1',
    replay: 'keyed',
  };
  expect(seen).toEqual([
    { ...facts, number: 1, code: undefined },
    { ...facts, number: 2, code: 'server-error' },
  ]);
});

test('a header that a middleware adds travels with that attempt alone, and cannot replace the token', async () => {
  const adding: Middleware = {
    name: 'adding',
    attempt({ headers, number }, next) {
      headers[`x-attempt-${number}`] = 'yes';
      headers.authorization = 'Bearer another';
      return next();
    },
  };
  const { client, clock, requests } = scripted((_, index) => (index === 0 ? 503 : 200), {
    middleware: [adding],
  });
  await clock.settle(client.users.me());
  expect(requests.map(({ headers }) => Object.keys(headers).filter((name) => name.startsWith('x-')))).toEqual(
    [['x-attempt-1'], ['x-attempt-2']],
  );
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill('Bearer a-fixed-token'));
});

test('callers hand values to middleware by keys that know their type', async () => {
  const tenant = createContextKey<string>('tenant');
  const count = createContextKey<number>('count');
  const seen: unknown[] = [];
  const reading: Middleware = {
    name: 'reading',
    attempt({ call }, next) {
      expectTypeOf(call.get(tenant)).toEqualTypeOf<string | undefined>();
      call.set(count, (call.get(count) ?? 0) + 1);
      seen.push(call.get(tenant), call.get(count));
      return next();
    },
  };
  const { client, clock } = scripted((_, index) => (index === 0 ? 503 : 200), { middleware: [reading] });
  await clock.settle(client.users.me({ context: [tenant.with('acme')] }));
  await client.users.me();
  expect(seen).toEqual(['acme', 1, 'acme', 2, undefined, 1]);
});

test('an update cannot be sent twice by going on twice', async () => {
  const twice: Middleware = {
    name: 'twice',
    async attempt(_, next) {
      await next();
      return next();
    },
  };
  const { client, requests } = scripted(() => 200, { middleware: [twice] });
  const error = await failureOf(client.conversations.update(1, { status: 'done' }));
  expect(error).toMatchObject({ code: 'middleware-failed', outcome: 'unknown' });
  expect(requests).toHaveLength(1);
});

test.each<[string, Middleware, string]>([
  [
    'before it went on',
    {
      name: 'broken',
      attempt: () => {
        throw new Error('a bug, with a-fixed-token');
      },
    },
    'not-sent',
  ],
  [
    'after it went on',
    {
      name: 'broken',
      async attempt(_, next) {
        await next();
        throw new Error('a bug, with a-fixed-token');
      },
    },
    'unknown',
  ],
])('what a middleware throws %s says what is known about the update', async (_, broken, outcome) => {
  const { client } = scripted(() => 200, { middleware: [broken] });
  const error = (await failureOf(client.conversations.update(1, {}))) as RestClientError;
  expect(error).toMatchObject({ name: 'MiddlewareError', code: 'middleware-failed', outcome });
  expect(error.cause).toMatchObject({ message: 'a bug, with [redacted]' });
});

test.each(['call', 'attempt'] as const)(
  'a middleware that never settles around a %s ends with the deadline, and sends nothing later',
  async (layer) => {
    let goOn: () => unknown = () => undefined;
    const hanging: Middleware = {
      name: 'hanging',
      [layer]: (_: unknown, next: () => Promise<unknown>) => {
        goOn = next;
        return new Promise(() => undefined);
      },
    };
    const { client, clock, requests } = scripted(() => 200, { middleware: [hanging], deadline: 700 });
    const error = await clock.settle(failureOf(client.conversations.update(1, {})));
    expect(clock.monotonic()).toBe(700);
    expect(error).toMatchObject({ code: 'deadline-exceeded', outcome: 'not-sent', attempts: 0 });
    await failureOf(Promise.resolve(goOn()));
    expect(requests).toHaveLength(0);
  },
);

test('one veto is enough to end the attempts, and the error is the one of the last attempt', async () => {
  const asked: string[] = [];
  const veto = (name: string, allowed: boolean): Middleware => ({
    name,
    mayRetry(_, error) {
      asked.push(`${name} ${error.code}`);
      return allowed;
    },
  });
  const middleware = [veto('a', true), veto('b', false), veto('c', true)];
  const { client, requests } = scripted(() => 503, { middleware });
  expect(await failureOf(client.users.me())).toMatchObject({ code: 'server-error', attempts: 1 });
  expect(asked).toEqual(['a server-error', 'b server-error']);
  expect(requests).toHaveLength(1);
});

test('no veto is asked where the contract forbids another attempt', async () => {
  let asked = 0;
  const counting: Middleware = {
    name: 'counting',
    mayRetry() {
      asked += 1;
      return true;
    },
  };
  const { client, requests } = scripted(() => ({ lost: true }), { middleware: [counting] });
  await failureOf(client.conversations.update(1, { status: 'done' }));
  expect(requests).toHaveLength(1);
  expect(asked).toBe(0);
});

test('a middleware may answer by itself', async () => {
  const { client, requests } = scripted(() => ({ body: { id: 1 } }), {
    middleware: [
      {
        name: 'relabel',
        async call(_, next) {
          return { ...(await next()), version: 'mine' };
        },
      },
    ],
  });
  expect(await client.users.me().withResponse()).toMatchObject({ version: 'mine', data: { id: 1 } });
  expect(requests).toHaveLength(1);
});

test('what a middleware has begun without waiting for it ends with the call', async () => {
  const begun: Promise<unknown>[] = [];
  const hasty: Middleware = {
    name: 'hasty',
    call(_, next) {
      begun.push(failureOf(next()));
      throw new Error('done already');
    },
  };
  const { client, clock, requests } = scripted(() => ({ silent: true }), { middleware: [hasty] });
  expect(await failureOf(client.users.me())).toMatchObject({ code: 'middleware-failed' });
  expect(await begun[0]).toMatchObject({ code: 'aborted' });
  for (const { signal } of requests) expect(signal.aborted).toBe(true);
  expect(clock.timers).toBe(0);
});

test('the attempt timeout ends the request and nothing else that a middleware waits for', async () => {
  const waits: string[] = [];
  const patient: Middleware = {
    name: 'patient',
    async attempt({ call }, next) {
      const pause = new Promise<string>((resolve) => call.clock.setTimeout(() => resolve('waited'), 500));
      const [, waited] = await Promise.allSettled([next(), call.race(pause)]);
      waits.push(waited.status);
      return next();
    },
  };
  const { client, clock } = scripted(() => ({ silent: true }), {
    middleware: [patient],
    attemptTimeout: 100,
  });
  await clock.settle(failureOf(client.users.me()));
  expect(waits).toEqual(['fulfilled']);
});
