import { fileURLToPath } from 'node:url';
import { freePort } from '@parley/testing/free-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startGatewayProcess } from './doubles/gateway-process.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';

const PLANTED = fileURLToPath(new URL('doubles/planted-fault.ts', import.meta.url));
const NOBODY = 'http://127.0.0.1:9/third-party/v1';

async function ask(origin: string, body: object): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe('a gateway outlives', () => {
  it.each([
    [
      'a field that fails at once beside one that fails later',
      'query ($v: [ID!] = ["1"]) { conversationIndex { total } conversationsByIds(ids: $v) { id } }',
    ],
    [
      'one within a list',
      'query ($v: [ID!] = ["1"]) { a: conversationIndex { total } b: users { id } conversationsByIds(ids: $v) { id } }',
    ],
  ])('%s, asked by strangers, while the API is up and down', async (_name, query) => {
    const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
    onTestFinished(() => upstream.close());
    for (const CONVERSATIONS_API_URL of [upstream.url, NOBODY]) {
      const gateway = await startGatewayProcess({ CONVERSATIONS_API_URL });
      onTestFinished(() => void gateway.child.kill('SIGKILL'));
      // It is learned with the first, and executed past Yoga from the second on.
      for (let times = 0; times < 3; times += 1) {
        expect(await ask(gateway.origin, { query, variables: { v: null } })).toHaveProperty('errors');
      }
      expect((await fetch(`${gateway.origin}/health`)).status).toBe(200);
      await gateway.close();
    }
  });

  it.each([
    ['rejection', 'unhandled rejection'],
    ['exception', 'uncaught exception'],
  ])(
    'a %s that nothing handles: it is logged once, counted, and found by whoever runs the test',
    async (planted, event) => {
      const metricsPort = await freePort();
      const gateway = await startGatewayProcess(
        { CONVERSATIONS_API_URL: NOBODY, METRICS_PORT: String(metricsPort) },
        ['--import', PLANTED],
      );
      onTestFinished(() => void gateway.child.kill('SIGKILL'));
      gateway.child.send(planted);
      const counted = `parley_unhandled_total{kind="${event}"} 1`;
      await expect
        .poll(async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(), {
          timeout: 15_000,
        })
        .toContain(counted);
      const lines = gateway
        .printed()
        .split('\n')
        .filter((line) => line.includes(event));
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { level: 'error', event, error: { name: 'Error', message: 'planted' } },
      ]);
      expect(await ask(gateway.origin, { query: '{ __typename }' })).toMatchObject({
        data: { __typename: 'Query' },
      });
      await expect(gateway.close()).rejects.toThrow('left an error unhandled');
    },
  );

  it('whoever reads its log', async () => {
    const gateway = await startGatewayProcess({ CONVERSATIONS_API_URL: NOBODY, LOG_LEVEL: 'info' }, [
      '--import',
      PLANTED,
    ]);
    onTestFinished(() => void gateway.child.kill('SIGKILL'));
    gateway.child.stdout?.destroy();
    for (let times = 0; times < 5; times += 1) await ask(gateway.origin, { query: '{ __typename }' });
    gateway.child.send('rejection');
    expect(await ask(gateway.origin, { query: '{ __typename }' })).toMatchObject({
      data: { __typename: 'Query' },
    });
    await gateway.close();
  });
});
