import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect as connectTo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createRestClient, createUndiciTransport } from '../src/index.ts';
import { failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

/** A proxy that knows where `api.invalid` is; nobody else does. */
async function startProxy(apiPort: number, refusal?: number) {
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (refusal !== undefined) return void response.writeHead(refusal).end();
    const { pathname } = new URL(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: 7, status: 'done', through: pathname }));
  });
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (refusal !== undefined) return void client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const api = connectTo(apiPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(api).pipe(client);
    });
    for (const socket of [client, api]) socket.on('error', () => socket.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return { seen, address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

function clientOf(baseUrl: string, env: Readonly<Record<string, string>>) {
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy']) {
    vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const transport = createUndiciTransport();
  const client = createRestClient({ baseUrl, token: 't', deadline: 5_000, maxAttempts: 1, transport });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await client.close();
  });
  return client;
}

describe('the proxies of the environment', () => {
  test('are taken where Node.js is told so', async () => {
    const { seen, address } = await startProxy(0);
    const client = clientOf('http://api.invalid/v1', { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address });
    expect(await client.conversations.update(7, { status: 'done' })).toMatchObject({
      through: '/v1/conversations/7',
    });
    expect(seen).toEqual(['PATCH http://api.invalid/v1/conversations/7']);
  });

  test('are taken by NODE_OPTIONS=--use-env-proxy too', async () => {
    const { seen, address } = await startProxy(0);
    const env = { NODE_OPTIONS: '--trace-warnings --use-env-proxy', HTTP_PROXY: address };
    await clientOf('http://api.invalid/v1', env).conversations.retrieve(7);
    expect(seen).toEqual(['GET http://api.invalid/v1/conversations/7']);
  });

  test('are not taken where it is not told so', async () => {
    const { seen, address } = await startProxy(0);
    const failure = await failureOf(
      clientOf('http://api.invalid/v1', { HTTP_PROXY: address }).conversations.retrieve(7),
    );
    expect(failure).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
    expect(seen).toEqual([]);
  });

  test('are passed by for the hosts of NO_PROXY', async () => {
    const { seen, address } = await startProxy(0);
    const { baseUrl, received } = await serve(answering(200, { id: 7 }));
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address, NO_PROXY: '127.0.0.1,localhost' };
    await clientOf(baseUrl, env).conversations.retrieve(7);
    expect(seen).toEqual([]);
    expect(received).toHaveLength(1);
  });

  test('carry https through a tunnel, of which they understand nothing', async () => {
    const { baseUrl } = await serve(answering(200, {}));
    const { seen, address } = await startProxy(Number(new URL(baseUrl).port));
    const client = clientOf('https://api.invalid/v1', { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: address });
    // The server behind speaks no TLS: it is the tunnel that counts.
    expect(await failureOf(client.conversations.update(7, { status: 'done' }))).toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
    });
    expect(seen).toEqual(['CONNECT api.invalid:443']);
  });

  test.each([403, 407, 502])('a tunnel that is refused with %i leaves nothing sent', async (refusal) => {
    const { address } = await startProxy(0, refusal);
    const client = clientOf('https://api.invalid/v1', { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: address });
    expect(await failureOf(client.conversations.update(7, { status: 'done' }))).toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
    });
  });

  test('a proxy that wants to know who asks leaves nothing sent', async () => {
    const { address } = await startProxy(0, 407);
    const client = clientOf('http://api.invalid/v1', { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address });
    expect(await failureOf(client.conversations.update(7, { status: 'done' }))).toMatchObject({
      outcome: 'not-sent',
      message: expect.stringContaining('no connection'),
    });
  });

  test('a proxy that is away leaves nothing sent', async () => {
    const client = clientOf('http://api.invalid/v1', {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: 'http://127.0.0.1:9',
    });
    expect(await failureOf(client.conversations.update(7, { status: 'done' }))).toMatchObject({
      outcome: 'not-sent',
    });
  });
});
