import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { gatewayOf, update } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

it('the gateway reaches an API that only the proxy of the environment knows', async () => {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    const { host, pathname, search } = new URL(request.url ?? '');
    seen.push(host);
    const { method, headers } = request;
    const onward = send(new URL(pathname + search, upstream.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    proxy.close();
    proxy.closeAllConnections();
  });
  vi.stubEnv('NODE_USE_ENV_PROXY', '1');
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('http_proxy', undefined);
  vi.stubEnv('NO_PROXY', '');
  const gateway = gatewayOf(upstream, { apiUrl: 'http://api.invalid/third-party/v1' });
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
    changed: true,
    guarantee: 'ATOMIC',
  });
  expect(new Set(seen)).toEqual(new Set(['api.invalid']));
});
