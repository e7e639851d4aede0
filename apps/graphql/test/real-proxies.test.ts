import { createRestClient } from '@parley/rest-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gatewayOf, update } from './ask.ts';
import { startForeignVersions } from './doubles/foreign-versions.ts';
import { PROXIES, startProxy } from './doubles/real-proxy.ts';

describe.each(PROXIES)('behind $name', (proxy) => {
  async function start(property: boolean) {
    const upstream = await startForeignVersions({ etag: (version) => `"${version}"`, property });
    const apiUrl = await startProxy(proxy, upstream.url);
    const client = createRestClient({ baseUrl: apiUrl, token: 'u1' });
    onTestFinished(() => client.close());
    return { upstream, client, gateway: gatewayOf(upstream, { apiUrl }) };
  }

  const contradictory = (gateway: Parameters<typeof update>[0]) =>
    Promise.all(
      [1, 2, 3, 4].map((user) =>
        update(gateway, { id: '7', userId: String(user), expected: { userId: null } }),
      ),
    );

  it('the version of the body is the version, and updates are atomic', async () => {
    const { client, gateway, upstream } = await start(true);
    const { headers, version } = await client.conversations.retrieve(7).withResponse();
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('etag')).not.toBe('"1"');
    expect(version).toBe('1');
    const results = await contradictory(gateway);
    expect(results.filter(({ changed }) => changed === true)).toEqual([
      expect.objectContaining({ guarantee: 'ATOMIC' }),
    ]);
    const stale = client.conversations.update(7, { status: 'done' }, { ifMatch: version });
    await expect(stale).rejects.toMatchObject({ code: 'precondition-failed' });
    expect(upstream.row).toMatchObject({ version: 2, status: 'to-do' });
  });

  it('without one, the gateway lets one update in at a time, and the client refuses to guess', async () => {
    const { client, gateway, upstream } = await start(false);
    const results = await contradictory(gateway);
    expect(results.filter(({ changed }) => changed === true)).toEqual([
      expect.objectContaining({ guarantee: 'GATEWAY_ONLY' }),
    ]);
    expect(upstream.most()).toBe(1);
    const { version } = await client.conversations.retrieve(7).withResponse();
    const guarded = client.conversations.update(7, { status: 'done' }, { ifMatch: version });
    await expect(guarded).rejects.toMatchObject({ code: 'invalid-request', outcome: 'not-sent' });
    expect(upstream.row).toMatchObject({ version: 2, status: 'to-do' });
  });
});

it.skipIf(PROXIES.length > 0)('no proxy is installed', () => {});
