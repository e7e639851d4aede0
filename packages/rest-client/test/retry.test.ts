import { getEventListeners } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { RestClient } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, deadAddress, listenAt, serve } from './loopback.ts';

const atOnce = () => 0;
const reset: RequestListener = (request) => request.socket.resetAndDestroy();
const done = answering(200, { id: 1 }, { etag: '"8"' });

/** Answers the requests in turn, the last one also for all that follow. */
function inTurn(...answers: RequestListener[]): RequestListener {
  let next = 0;
  return (request, response) => {
    answers[Math.min(next, answers.length - 1)]?.(request, response);
    next += 1;
  };
}

type CallOf = (client: RestClient) => Promise<unknown>;
const READ: CallOf = (it) => it.conversations.retrieve(1);
const PLAIN: CallOf = (it) => it.conversations.update(1, { status: 'done' });
const UNKEYED: CallOf = (it) => it.conversations.update(1, { status: 'done' }, { idempotencyKey: null });
const GUARDED: CallOf = (it) => it.conversations.update(1, { status: 'done' }, { ifMatch: '7' });
const KEYED: CallOf = (it) => it.conversations.update(1, { status: 'done' }, { idempotencyKey: 'k' });
const HONOURED: CallOf = (it) =>
  it.conversations.update(1, { status: 'done' }, { idempotencyKey: 'k', idempotencyKeys: true });
const NOT_HONOURED: CallOf = (it) =>
  it.conversations.update(1, { status: 'done' }, { idempotencyKey: 'k', idempotencyKeys: false });

contract('a request that was sent and lost', (connect) => {
  test.each<[string, CallOf, boolean, number]>([
    ['an update', PLAIN, false, 1],
    ['an update where the API honours keys', PLAIN, true, 3],
    ['an update without a key', UNKEYED, true, 1],
    ['a keyed update of an API that may ignore keys', KEYED, false, 1],
    ['a keyed update where the call says so', NOT_HONOURED, true, 1],
    ['a keyed update of an API that honours keys', KEYED, true, 3],
    ['a keyed update where the call says that they are honoured', HONOURED, false, 3],
    ['an update with ifMatch', GUARDED, false, 3],
    ['a read', READ, false, 3],
  ])('%s (%#) arrives as often as the rule allows', async (_, call, idempotencyKeys, times) => {
    const { baseUrl, received } = await serve(reset);
    const error = await failureOf(call(connect(baseUrl, { idempotencyKeys }, atOnce)));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', attempts: times });
    expect(received).toHaveLength(times);
    const headers = received.map((it) => [it.headers['idempotency-key'], it.headers['if-match'], it.body]);
    expect(new Set(headers.map((it) => it.join())).size, 'each attempt says the same').toBe(1);
  });

  test('succeeds by a later attempt under the same key', async () => {
    const { baseUrl, received } = await serve(inTurn(reset, answering(503, {}), done));
    const options = { idempotencyKey: 'k', idempotencyKeys: true };
    const call = connect(baseUrl, {}, atOnce).conversations.update(1, { status: 'done' }, options);
    expect(await call.withResponse()).toMatchObject({ data: { id: 1 }, version: '8', attempts: 3 });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k', 'k']);
    expect(new Set(received.map(({ body }) => body))).toEqual(new Set(['{"status":"done"}']));
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['broken', (response) => response.destroy()],
    ['closed', (response) => response.socket?.end()],
  ])('whose connection is %s within the answer is repeated too', async (_, cut) => {
    const truncated: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"id":');
      setImmediate(() => cut(response));
    };
    const { baseUrl, received } = await serve(inTurn(truncated, done));
    expect(await GUARDED(connect(baseUrl, {}, atOnce))).toEqual({ id: 1 });
    expect(received).toHaveLength(2);
  });
});

contract('a request that was not sent', (connect) => {
  test('is repeated, also a plain update, and arrives once', async () => {
    const baseUrl = await deadAddress();
    const received: string[] = [];
    // Comes up while the client waits.
    const comeUp = () => {
      listenAt(baseUrl, (request, response) => {
        received.push(request.method ?? '');
        done(request, response);
      });
      return 100;
    };
    expect(await PLAIN(connect(baseUrl, {}, comeUp))).toEqual({ id: 1 });
    expect(received).toEqual(['PATCH']);
  });

  test.each([1, 2, 5])('is given up after %i attempts', async (maxAttempts) => {
    const error = await failureOf(PLAIN(connect(await deadAddress(), { maxAttempts }, atOnce)));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent', attempts: maxAttempts });
  });

  test('is begun three times unless told otherwise', async () => {
    const client = connect(await deadAddress(), {}, atOnce);
    expect(await failureOf(PLAIN(client))).toMatchObject({ attempts: 3 });
    const once = client.conversations.update(1, {}, { maxAttempts: 1 });
    expect(await failureOf(once)).toMatchObject({ attempts: 1 });
  });
});

contract('an answer that asks to come back', (connect) => {
  const inFlight = { code: 'idempotency-key-in-flight' };
  test.each([
    [429, {}],
    [500, {}],
    [502, '<html>'],
    [503, {}],
    [504, ''],
    [409, inFlight],
  ])('%i %j is followed by another attempt where that is safe', async (status, body) => {
    const { baseUrl, received } = await serve(inTurn(answering(status, body), done));
    expect(await HONOURED(connect(baseUrl, {}, atOnce))).toEqual({ id: 1 });
    expect(received).toHaveLength(2);
  });

  test('429 turned the update away, so also a plain one is made again', async () => {
    const { baseUrl, received } = await serve(inTurn(answering(429, {}), done));
    expect(await PLAIN(connect(baseUrl, {}, atOnce))).toEqual({ id: 1 });
    expect(received).toHaveLength(2);
  });

  test.each([
    [503, {}],
    [409, inFlight],
  ])('%i %j is the end of a plain update', async (status, body) => {
    const { baseUrl, received } = await serve(answering(status, body));
    expect(await failureOf(PLAIN(connect(baseUrl, {}, atOnce)))).toMatchObject({ status, attempts: 1 });
    expect(received).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 405, 409, 412, 422, 501, 302])(
    '%i is the end, also of a read',
    async (status) => {
      const { baseUrl, received } = await serve(answering(status, {}));
      expect(await failureOf(READ(connect(baseUrl, {}, atOnce)))).toMatchObject({ status, attempts: 1 });
      expect(received).toHaveLength(1);
    },
  );

  test('an answer that is none of the API is the end, also of a read', async () => {
    const { baseUrl, received } = await serve(answering(200, '<html>'));
    expect(await failureOf(READ(connect(baseUrl, {}, atOnce)))).toMatchObject({ name: 'ProtocolError' });
    expect(received).toHaveLength(1);
  });

  test('counts its attempts', async () => {
    const { baseUrl, received } = await serve(answering(503, {}));
    expect(await failureOf(GUARDED(connect(baseUrl, {}, atOnce)))).toMatchObject({
      status: 503,
      attempts: 3,
    });
    expect(received).toHaveLength(3);
  });

  test('after a second is waited for where it fits, and nothing is sent before', async () => {
    const { baseUrl, received } = await serve(inTurn(answering(503, {}, { 'retry-after': '1' }), done));
    const { conversations } = connect(baseUrl, {}, atOnce);
    const hasty = await failureOf(conversations.retrieve(1, { deadline: 900 }));
    expect(hasty).toMatchObject({ status: 503, attempts: 1, retryAfterSeconds: 1 });
    expect(received).toHaveLength(1);
  });

  test('in a second is kept', async () => {
    const { baseUrl, received } = await serve(inTurn(answering(429, {}, { 'retry-after': '1' }), done));
    expect(await READ(connect(baseUrl, { deadline: 5_000 }, atOnce))).toEqual({ id: 1 });
    expect(received).toHaveLength(2);
  });

  test.each(['3600', new Date(Date.now() + 3_600_000).toUTCString()])(
    'in an hour (%s) is told at once',
    async (header) => {
      const { baseUrl, received } = await serve(answering(503, {}, { 'retry-after': header }));
      const error = await failureOf(READ(connect(baseUrl, { deadline: 60_000 }, atOnce)));
      expect(error).toMatchObject({ name: 'ServerError', attempts: 1 });
      expect((error as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(3_500);
      expect(received).toHaveLength(1);
    },
  );

  test('before a backoff that does not fit fails as what it is, not as a deadline', async () => {
    const { baseUrl } = await serve(answering(502, {}));
    const error = await failureOf(READ(connect(baseUrl, { deadline: 5_000 }, () => 5_000)));
    expect(error).toMatchObject({ status: 502, attempts: 1 });
  });
});

contract('while waiting for another attempt', (connect) => {
  test.each<[string, RequestListener, string]>([
    ['a lost answer', reset, 'unknown'],
    ['a refusal for now', answering(429, {}), 'rejected'],
  ])('after %s the signal settles the call at once', async (_, answer, outcome) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { baseUrl, received } = await serve(answer);
    const abortSoon = () => {
      setImmediate(() => controller.abort('no longer needed'));
      return 3_600_000;
    };
    const client = connect(baseUrl, { idempotencyKeys: true, deadline: 2 ** 31 - 1 }, abortSoon);
    const error = await failureOf(client.conversations.update(1, {}, { signal, idempotencyKey: 'k' }));
    expect(error).toMatchObject({ name: 'AbortedError', cause: 'no longer needed', attempts: 1, outcome });
    expect(received).toHaveLength(1);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('a client that is closed makes no other attempt', async () => {
    const { baseUrl, received } = await serve(reset);
    const client = connect(baseUrl, {}, () => {
      setImmediate(() => client.close());
      return 50;
    });
    expect(await failureOf(READ(client))).toMatchObject({ name: 'ConnectionError', attempts: 1 });
    expect(received).toHaveLength(1);
  });

  test('the deadline covers all attempts', async () => {
    const { baseUrl, received } = await serve(inTurn(reset, () => undefined));
    const error = await failureOf(READ(connect(baseUrl, { deadline: 150 }, atOnce)));
    expect(error).toMatchObject({ name: 'DeadlineError', attempts: 2, deadline: 150 });
    expect(received).toHaveLength(2);
  });

  test('the token is not asked for again', async () => {
    const tokens = ['first', 'second'];
    const { baseUrl, received } = await serve(inTurn(reset, reset, done));
    const token = () => tokens.shift() ?? 'none';
    await READ(connect(baseUrl, { token }, atOnce));
    expect(received.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer first'));
  });
});

contract('after an attempt whose outcome is unknown', (connect) => {
  test('a failed precondition says so', async () => {
    const { baseUrl } = await serve(inTurn(reset, answering(412, {})));
    const error = await failureOf(GUARDED(connect(baseUrl, {}, atOnce)));
    expect(error).toMatchObject({
      name: 'PreconditionFailedError',
      afterUnknownOutcome: true,
      outcome: 'unknown',
      attempts: 2,
    });
    expect((error as Error).message).toContain('An earlier attempt was sent');
  });

  test.each<[string, RequestListener[], number]>([
    ['at the first attempt', [answering(412, {})], 1],
    ['after a refusal for now', [answering(429, {}), answering(412, {})], 2],
  ])('a failed precondition %s is one, and nothing changed', async (_, answers, attempts) => {
    const { baseUrl } = await serve(inTurn(...answers));
    expect(await failureOf(GUARDED(connect(baseUrl, {}, atOnce)))).toMatchObject({
      name: 'PreconditionFailedError',
      afterUnknownOutcome: false,
      outcome: 'rejected',
      attempts,
    });
  });

  test.each([401, 403, 422, 302])('a %i does not tell that nothing changed', async (status) => {
    const { baseUrl } = await serve(inTurn(reset, answering(status, {})));
    const error = await failureOf(HONOURED(connect(baseUrl, {}, atOnce)));
    expect(error).toMatchObject({ status, outcome: 'unknown', attempts: 2 });
  });

  test('a connection that is refused does not tell it either', async () => {
    const { baseUrl, stop } = await serve((request) => {
      stop();
      request.socket.resetAndDestroy();
    });
    const error = await failureOf(HONOURED(connect(baseUrl, {}, () => 20)));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', attempts: 3 });
    expect((error as Error).message).not.toContain('safe to try again');
  });

  test('a read that is refused is refused', async () => {
    const { baseUrl } = await serve(inTurn(reset, answering(404, {})));
    expect(await failureOf(READ(connect(baseUrl, {}, atOnce)))).toMatchObject({
      status: 404,
      outcome: 'rejected',
      attempts: 2,
    });
  });
});
