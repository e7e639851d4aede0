import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRestClient, createUndiciTransport } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, serve, serveRaw } from './loopback.ts';

// Loaded before any deadline runs: on a busy machine loading alone can use one up.
await import('undici');

const DEADLINE = 150;

contract('the deadline', (connect) => {
  test('ends a request that is never answered', async () => {
    const { baseUrl } = await serve(() => undefined);
    const error = await failureOf(connect(baseUrl, { deadline: DEADLINE }).conversations.update(1, {}));
    expect(error).toMatchObject({
      name: 'DeadlineError',
      code: 'deadline-exceeded',
      outcome: 'unknown',
      attempts: 1,
      deadline: DEADLINE,
    });
  });

  test('ends a body that stalls', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200);
      response.write('{"id":');
    });
    const error = await failureOf(connect(baseUrl, { deadline: DEADLINE }).conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'DeadlineError', outcome: 'unknown' });
    expect((error as Error).message).toContain('reading the answer');
  });

  test('ends a body that drips', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const call = connect(baseUrl).conversations.retrieve(1, { deadline: DEADLINE });
    expect(await failureOf(call)).toMatchObject({ name: 'DeadlineError', deadline: DEADLINE });
  });

  test('ends a token function that never answers, and nothing is sent', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const token = () => new Promise<string>(() => undefined);
    const error = await failureOf(connect(baseUrl, { token, deadline: DEADLINE }).users.me());
    expect(error).toMatchObject({ name: 'DeadlineError', outcome: 'not-sent', attempts: 0 });
    expect(received).toHaveLength(0);
  });

  test('lets go of the connection', async () => {
    const connections: Socket[] = [];
    const { baseUrl } = await serveRaw((socket) => connections.push(socket.resume()));
    await failureOf(connect(baseUrl).users.me({ deadline: DEADLINE }));
    await expect.poll(() => connections[0]?.closed).toBe(true);
  });
});

contract("the caller's signal", (connect) => {
  test('aborted before the call sends nothing', async () => {
    const { baseUrl, received } = await serve(answering(200, {}));
    const signal = AbortSignal.abort('no longer needed');
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}, { signal }));
    expect(error).toMatchObject({
      name: 'AbortedError',
      code: 'aborted',
      outcome: 'not-sent',
      attempts: 0,
      cause: 'no longer needed',
    });
    expect(received).toHaveLength(0);
  });

  test('interrupts the wait for the answer', async () => {
    const controller = new AbortController();
    const { baseUrl } = await serve(() => controller.abort());
    const { signal } = controller;
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}, { signal }));
    expect(error).toMatchObject({ name: 'AbortedError', outcome: 'unknown', attempts: 1 });
  });

  test.each([200, 409])('interrupts the reading of the body of a %i', async (status) => {
    const controller = new AbortController();
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(status);
      response.write('{"id":');
      setTimeout(() => controller.abort(), 50);
    });
    const { signal } = controller;
    expect(await failureOf(connect(baseUrl).conversations.update(1, {}, { signal }))).toMatchObject({
      name: 'AbortedError',
    });
  });

  test('keeps no listener after success, failure, deadline and abort', async () => {
    const { baseUrl } = await serve((request, response) => {
      if (request.url?.endsWith('/1')) response.end('{}');
      if (request.url?.endsWith('/2')) response.writeHead(404).end();
    });
    const controller = new AbortController();
    const { signal } = controller;
    const { conversations } = connect(baseUrl);
    for (let round = 0; round < 5; round += 1) {
      await conversations.retrieve(1, { signal });
      await failureOf(conversations.retrieve(2, { signal }));
      await failureOf(conversations.retrieve(0, { signal }));
    }
    await failureOf(conversations.retrieve(3, { signal, deadline: 50 }));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    const waiting = failureOf(conversations.retrieve(3, { signal }).withResponse());
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    controller.abort();
    await waiting;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

test('a request that waits for a connection of undici is never sent once its deadline has passed', async () => {
  const { baseUrl, received } = await serve((request, response) => {
    if (request.url?.endsWith('/1')) setTimeout(() => response.end('{}'), 100);
    else response.end('{}');
  });
  const client = createRestClient({
    baseUrl,
    token: 'a-fixed-token',
    transport: createUndiciTransport({ connections: 1 }),
  });
  onTestFinished(() => client.close());
  const first = client.conversations.update(1, {}).withResponse();
  const error = await failureOf(client.conversations.update(2, {}, { deadline: 40 }));
  expect(error).toMatchObject({ name: 'DeadlineError', outcome: 'not-sent' });
  await first;
  await client.conversations.update(3, {});
  expect(received.map(({ url }) => url.at(-1))).toEqual(['1', '3']);
});
