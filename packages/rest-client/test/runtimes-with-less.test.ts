import { expect, onTestFinished, test, vi } from 'vitest';
import { createFetchTransport, createRestClient, createUndiciTransport } from '../src/index.ts';
import { failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

function clientOf(baseUrl: string, options = {}) {
  const transport = createFetchTransport();
  return createRestClient({ baseUrl, token: 't', deadline: 5_000, transport, ...options });
}

/** As React Native answers: no stream, only the whole. */
async function withoutStreams(): Promise<void> {
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    const response = await fetch(...args);
    return {
      type: response.type,
      status: response.status,
      headers: response.headers,
      body: undefined,
      arrayBuffer: () => response.arrayBuffer(),
    };
  });
  onTestFinished(() => void vi.unstubAllGlobals());
}

test('where fetch streams no bodies, an update that is carried out is told as such', async () => {
  const { baseUrl } = await serve(answering(200, { id: 7, status: 'done' }));
  await withoutStreams();
  expect(await clientOf(baseUrl).conversations.update(7, { status: 'done' })).toEqual({
    id: 7,
    status: 'done',
  });
});

test('there, too, an answer may not be larger than was said', async () => {
  const { baseUrl } = await serve(answering(200, { id: 7, text: 'x'.repeat(2_000) }));
  await withoutStreams();
  const failure = await failureOf(clientOf(baseUrl, { maxResponseBytes: 1_000 }).conversations.retrieve(7));
  expect(failure).toMatchObject({ code: 'response-too-large' });
});

test('there a feed says that it cannot be had', async () => {
  const { baseUrl } = await serve(answering(200, '', { 'content-type': 'text/event-stream' }));
  await withoutStreams();
  const events = clientOf(baseUrl, { maxAttempts: 1 }).events({ maxAttempts: 1 });
  expect(await failureOf(events[Symbol.asyncIterator]().next())).toMatchObject({
    name: expect.stringMatching(/Error$/),
  });
});

test('where there is no crypto, an update without a key is refused in a sentence and not sent', async () => {
  const { baseUrl, received } = await serve(answering(200, { id: 7 }));
  vi.stubGlobal('crypto', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { conversations } = clientOf(baseUrl);
  expect(await conversations.update(7, { status: 'done' }).safe()).toMatchObject({
    ok: false,
    error: {
      code: 'invalid-request',
      outcome: 'not-sent',
      message: expect.stringContaining('no globalThis.crypto'),
      issues: [{ pointer: '/idempotencyKey' }],
    },
  });
  expect(received).toEqual([]);
  expect(await conversations.update(7, { status: 'done' }, { idempotencyKey: null })).toEqual({ id: 7 });
  expect(await conversations.update(7, { status: 'done' }, { idempotencyKey: 'k' })).toEqual({ id: 7 });
});

test.each([
  ['fetch', createFetchTransport],
  ['undici', createUndiciTransport],
] as const)('a port that fetch refuses leaves nothing sent, over %s', async (_, createTransport) => {
  for (const port of [10080, 6000, 6667]) {
    const client = clientOf(`http://127.0.0.1:${port}/v1`, { transport: createTransport(), maxAttempts: 1 });
    expect(await failureOf(client.conversations.update(7, { status: 'done' }))).toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
      message: expect.stringContaining('Nothing was sent'),
    });
    await client.close();
  }
});

test('an error as JSON has the key to make the update again with', async () => {
  const { baseUrl } = await serve(answering(503, {}));
  const update = clientOf(baseUrl, { maxAttempts: 1 }).conversations.update(7, {}, { idempotencyKey: 'k-1' });
  expect(JSON.parse(JSON.stringify(await failureOf(update)))).toMatchObject({ idempotencyKey: 'k-1' });
});
