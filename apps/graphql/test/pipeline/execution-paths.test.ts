import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { CLIENTS } from '@parley/testing/graphql-clients';
import { describe, expect, it } from 'vitest';
import type { GatewaySettings } from '../../src/index.ts';
import { startTracing } from '../../src/operations/tracing.ts';
import { gatewayOf } from '../ask.ts';
import { bearer } from '../canary/canary.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const QUERY = '{ conversation(id: 7) { id status } }';
const CRM = 'https://crm.example';

async function start(settings: Partial<GatewaySettings> = {}) {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { metricsPort: 0, port: 0, corsOrigins: [CRM], ...settings });
  const address = await gateway.listen();
  return {
    async send(headers: Readonly<Record<string, string>>, body: object = { query: QUERY }) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: bearer('u1'), ...headers },
        body: JSON.stringify(body),
      });
      return { type: response.headers.get('content-type'), body: await response.json() };
    },
    /** How often operations took each path. */
    async paths() {
      const text = await (await fetch(`${gateway.metricsAddress()}/metrics`)).text();
      const samples = text.matchAll(/^parley_operations_total\{path="(\w+)"\} (\d+)$/gm);
      return Object.fromEntries([...samples].map(([, path, count]) => [path, Number(count)]));
    },
  };
}

describe('a known operation takes the direct path, as the metric tells,', () => {
  it.each(CLIENTS)('asked by %s', async (_name, headers, type) => {
    const { send, paths } = await start();
    const first = await send(headers);
    expect(await paths()).toEqual({ interpreted: 1 });
    expect(await send(headers)).toEqual(first);
    expect(first.type).toBe(`${type}; charset=utf-8`);
    expect(await paths()).toEqual({ interpreted: 1, direct: 1 });
  });

  it('asked by a page of an allowed origin', async () => {
    const { send, paths } = await start();
    await send({ origin: CRM });
    await send({ origin: CRM });
    expect(await paths()).toEqual({ interpreted: 1, direct: 1 });
  });

  it('asked while traces are recorded, each with a span of its own', async () => {
    const exporter = new InMemorySpanExporter();
    const spans: string[] = [];
    const tracing = startTracing('', {
      export(batch, done) {
        spans.push(...batch.map(({ name }) => name));
        exporter.export(batch, done);
      },
      shutdown: () => exporter.shutdown(),
    });
    const { send, paths } = await start({ tracing });
    for (const [, headers] of CLIENTS) await send(headers);
    expect(await paths()).toEqual({ interpreted: 1, direct: CLIENTS.length - 1 });
    await tracing.close();
    expect(spans.filter((name) => name === 'POST /graphql')).toHaveLength(CLIENTS.length);
  });
});

it('a known operation that Yoga answers is compiled, too', async () => {
  const { send, paths } = await start();
  await send({});
  await send({ 'content-type': 'Application/JSON; charset=utf-8; a=b' });
  expect(await paths()).toEqual({ interpreted: 1, compiled: 1 });
});

it('without compiled execution every operation is interpreted', async () => {
  const { send, paths } = await start({ compiledExecution: false });
  const first = await send({});
  expect(await send({})).toEqual(first);
  expect(await paths()).toEqual({ interpreted: 2 });
});
