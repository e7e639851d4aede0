import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createRestClient, type Middleware, type Transport, TransportFailure } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, deadAddress, serve, serveRaw } from './loopback.ts';

const CANARY = 'canary-4f1d-token';

/** Every way in which a log, a worker or a debugger looks at a value. */
function views(value: unknown): string {
  const chain: string[] = [];
  for (let error = value; error instanceof Error; error = error.cause) {
    chain.push(String(error), error.stack ?? '', JSON.stringify(error), ...Object.getOwnPropertyNames(error));
  }
  return [
    ...chain,
    inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true }),
    JSON.stringify(value),
    inspect(cloned(value), { showHidden: true, depth: Number.POSITIVE_INFINITY }),
    logged(value),
  ].join('\n');
}

/** What `console.log` and `console.dir` print. */
function logged(value: unknown): string {
  const out = new PassThrough();
  const console = new Console(out);
  console.log(value);
  console.log('%o', value);
  console.dir(value, { depth: null });
  return String(out.read());
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
}

contract('the token', (connect) => {
  test.each(['fixed', 'a function'])('that is %s shows in no view of a client or a call', async (kind) => {
    const { baseUrl } = await serve(answering(200, { id: 1 }));
    const client = connect(baseUrl, { token: kind === 'fixed' ? CANARY : () => CANARY });
    const call = client.users.me();
    for (const value of [
      client,
      client.withToken(CANARY),
      client.conversations,
      call,
      await call.withResponse(),
    ]) {
      expect(views(value)).not.toContain(CANARY);
    }
  });

  test.each([
    ['an error status', answering(403, {})],
    [
      'an echo in the problem',
      answering(403, { detail: CANARY, code: CANARY, errors: [{ detail: `x${CANARY}` }] }),
    ],
    ['an echo in the request id', answering(500, {}, { 'x-request-id': CANARY })],
    ['an echo in HTML', answering(200, `<html>${CANARY}</html>`)],
    ['an echo in broken JSON', answering(200, `{"a": "${CANARY}`)],
    ['an echo in a redirect', answering(307, '', { location: `http://127.0.0.1/${CANARY}` })],
    ['an echo in broken compression', answering(200, CANARY, { 'content-encoding': 'gzip' })],
    ['an unknown compression', answering(200, '', { 'content-encoding': CANARY })],
  ])('shows in no view of the error after %s', async (_, answer) => {
    const { baseUrl } = await serve(answer);
    const error = await failureOf(connect(baseUrl, { token: CANARY }).conversations.update(1, {}));
    expect(error).toBeInstanceOf(Error);
    expect(views(error)).not.toContain(CANARY);
  });

  test('shows in no view of the errors of a connection', async () => {
    const echo = await serveRaw((socket) =>
      socket.once('data', () => socket.end(`HTTP/9.9 ${CANARY}\r\n\r\n`)),
    );
    const reset = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const silent = await serveRaw(() => undefined);
    for (const baseUrl of [echo.baseUrl, reset.baseUrl, silent.baseUrl, await deadAddress()]) {
      const error = await failureOf(connect(baseUrl, { token: CANARY, deadline: 200 }).users.me());
      expect(error).toBeInstanceOf(Error);
      expect(views(error)).not.toContain(CANARY);
    }
  });

  test.each([`${CANARY}\n`, `Bearer ${CANARY}`, `${CANARY}ü`])(
    'that a header cannot carry is refused without being repeated: %j',
    async (token) => {
      const { baseUrl, received } = await serve(answering(200, {}));
      const client = connect(baseUrl);
      expect(() => client.withToken(token)).toThrow('The token is not visible ASCII');
      const error = await failureOf(client.withToken(() => token).users.me());
      expect(error).toMatchObject({ name: 'InvalidRequestError', outcome: 'not-sent' });
      expect(views(error)).not.toContain(CANARY);
      expect(received).toHaveLength(0);
    },
  );

  test('of a function that fails is an error that names the cause', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const token = () => Promise.reject(Object.assign(new Error('the vault is shut'), { config: CANARY }));
    const error = await failureOf(connect(baseUrl, { token }).users.me());
    expect(error).toMatchObject({ name: 'InvalidRequestError', cause: { message: 'the vault is shut' } });
    expect(views(error)).not.toContain(CANARY);
    expect(received).toHaveLength(0);
  });
});

/** Ways to lose a secret, each planted: the views must find it in all of them. */
const LEAKS: Record<string, () => unknown> = {
  'in a message': () => new Error(`failed with Bearer ${CANARY}`),
  'in a property': () =>
    Object.assign(new Error('failed'), { request: { headers: { authorization: CANARY } } }),
  'in a property that is not enumerable': () =>
    Object.defineProperty(new Error('x'), 'config', { value: CANARY }),
  'in a getter': () => ({
    get token() {
      return CANARY;
    },
  }),
  'under a symbol': () => Object.assign(new Error('failed'), { [Symbol('request')]: CANARY }),
  'in a map': () => ({ headers: new Map([['authorization', CANARY]]) }),
  'in the cause of a cause': () =>
    new Error('failed', { cause: new Error('below', { cause: new Error(`deeper: ${CANARY}`) }) }),
  'in what is written as JSON': () =>
    Object.assign(new Error('failed'), { toJSON: () => ({ token: CANARY }) }),
  'in a stack': () => Object.assign(new Error('failed'), { stack: `Error at ${CANARY}` }),
};

test.each(Object.entries(LEAKS))('a leak %s is seen by the views', (_, leak) => {
  expect(views(leak())).toContain(CANARY);
});

test.each([...Object.entries(LEAKS)])(
  'what a transport leaks %s does not reach the caller',
  async (_, leak) => {
    for (const failure of [leak(), new TransportFailure('connection-lost', leak())]) {
      const leaking: Transport = { send: () => Promise.reject(failure), close: () => Promise.resolve() };
      const client = createRestClient({
        baseUrl: 'https://api.test/v1',
        token: CANARY,
        transport: leaking,
        maxAttempts: 1,
      });
      const error = await failureOf(client.conversations.update(1, {}));
      expect(error).toMatchObject({ code: 'connection-failed' });
      expect(views(error)).not.toContain(CANARY);
    }
  },
);

test('the token shows in no view of what middleware is given', async () => {
  const seen: unknown[] = [];
  const looking: Middleware = {
    name: 'looking',
    async call(context, next) {
      const answer = await next();
      seen.push(context, answer, next);
      return answer;
    },
    attempt(context, next) {
      seen.push(context, next);
      return next();
    },
  };
  const echoing: Transport = {
    send: ({ headers }) =>
      Promise.resolve({
        status: 200,
        header: (name) => headers[name] ?? null,
        read: () => Promise.resolve(new TextEncoder().encode('{}')),
        async *chunks() {},
      }),
    close: () => Promise.resolve(),
  };
  const client = createRestClient({
    baseUrl: 'https://api.test/v1',
    token: CANARY,
    transport: echoing,
    middleware: [looking],
  });
  const answer = await client.conversations.update(1, {}).withResponse();
  expect(answer.headers.get('authorization')).toBe('Bearer [redacted]');
  expect(seen).toHaveLength(5);
  for (const value of [...seen, answer, answer.headers]) expect(views(value)).not.toContain(CANARY);
});
