import { describe, expect, it } from 'vitest';
import { gatewayOf, post, update } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const CANARY = 'uCANARY-7f3a9';

async function start(settings = {}) {
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
  });
  const gateway = gatewayOf(upstream, { metricsPort: 0, port: 0, ...settings });
  const address = await gateway.listen();
  return {
    upstream,
    gateway,
    address,
    metrics: async () => (await fetch(`${gateway.metricsAddress()}/metrics`)).text(),
  };
}

/** The value of a sample. */
function sampleOf(text: string, sample: string): number {
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${sample} `))
      ?.slice(sample.length),
  );
}

describe('the metrics', () => {
  it('count requests, updates by how they end, and requests to the upstream', async () => {
    const { gateway, metrics } = await start();
    await update(gateway, { id: '7', status: 'DONE' });
    await update(gateway, { id: '7', status: 'TO_DO', expected: { status: 'IN_PROGRESS' } });
    await update(gateway, { id: '8', status: 'DONE' });
    const text = await metrics();
    const request =
      'parley_request_duration_seconds_count{route="graphql",operation="mutation",status="200"}';
    expect(sampleOf(text, request)).toBe(3);
    expect(sampleOf(text, 'parley_updates_total{result="success"}')).toBe(1);
    expect(sampleOf(text, 'parley_updates_total{result="CONFLICT"}')).toBe(1);
    expect(sampleOf(text, 'parley_updates_total{result="CONVERSATION_NOT_FOUND"}')).toBe(1);
    const patch =
      'parley_upstream_request_duration_seconds_count{operation="conversations.update",outcome="200"}';
    expect(sampleOf(text, patch)).toBe(1);
    expect(sampleOf(text, 'parley_upstream_under_way')).toBe(0);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('count who was refused by the limit', async () => {
    const { gateway, metrics } = await start({ rateLimit: { quota: 1, windowMs: 60_000 } });
    for (let asked = 0; asked < 3; asked += 1) await post(gateway, { query: '{ __typename }' });
    expect(sampleOf(await metrics(), 'parley_refused_total{reason="rate-limit"}')).toBe(2);
  });

  it('count what was not even sent while the upstream is away', async () => {
    const { gateway, upstream, metrics } = await start();
    await upstream.close();
    for (let asked = 0; asked < 3; asked += 1) await update(gateway, { id: '7', status: 'DONE' });
    expect(sampleOf(await metrics(), 'parley_refused_total{reason="circuit-open"}')).toBeGreaterThan(1);
    expect(sampleOf(await metrics(), 'parley_updates_total{result="UPSTREAM_UNAVAILABLE"}')).toBe(3);
  });

  it('hold nothing that callers sent', async () => {
    const { gateway, address, metrics } = await start();
    await update(gateway, { id: '7', status: 'DONE', idempotencyKey: CANARY }, CANARY);
    await fetch(`${address}/${CANARY}`);
    await fetch(`${address}/graphql?query={${CANARY}}`, { headers: { authorization: `Bearer ${CANARY}` } });
    expect(await metrics()).not.toContain('CANARY');
  });

  it('are on a port of their own, and nowhere unless they are on', async () => {
    const { address } = await start();
    expect((await fetch(`${address}/metrics`)).headers.get('content-type')).toContain('html');
    const off = await start({ metricsPort: undefined });
    expect(off.gateway.metricsAddress()).toBeNull();
  });
});
