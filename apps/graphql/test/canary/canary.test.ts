import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask, gatewayOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { CANARY, takeLeaks } from './canary.ts';
import { watchedLog, watchedYoga } from './watched.ts';

describe('a planted leak is found', () => {
  it.each<[string, () => unknown]>([
    ['stdout', () => process.stdout.write(`${CANARY}\n`)],
    ['stderr', () => process.stderr.write(Buffer.from(`${CANARY}\n`))],
    ['console.log', () => console.log(new Error(CANARY))],
    ['log', () => watchedLog().write(`{"token":"${CANARY}"}`)],
    ['answer', () => watchedYoga({ fetch: async () => new Response(CANARY) }).fetch()],
    [
      'answer',
      () => watchedYoga({ fetch: async () => new Response('', { headers: { a: CANARY } }) }).fetch(),
    ],
    ['socket', () => overSocket((response) => response.end(CANARY))],
    ['socket', () => overSocket((response) => response.setHeader('a', CANARY).end())],
    ['socket', () => overSocket((response) => response.write(Buffer.from(CANARY)) && response.end())],
  ])('in %s', async (channel, leak) => {
    await leak();
    expect(takeLeaks()).toContain(channel);
  });

  it('in the page of an upstream that says the token back', async () => {
    const upstream = await startVersionedUpstream({
      conversations: [{ id: 7, status: 'to-do', customer: { name: CANARY } }],
    });
    await ask(gatewayOf(upstream), '{ conversation(id: 7) { customer { name } } }');
    expect(takeLeaks()).toContain('answer');
  });
});

it('a fault that holds the token is logged without it', async () => {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, {
    now: () => {
      throw new Error(`connect refused for Bearer u1.${CANARY}`);
    },
  });
  const response = await post(gateway, { query: '{ conversation(id: 7) { isAsleep } }' });
  expect(await response.json()).toHaveProperty('errors');
});

async function overSocket(answer: (response: import('node:http').ServerResponse) => unknown): Promise<void> {
  const server = createServer((_request, response) => void answer(response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text();
  await new Promise((resolve) => server.close(resolve));
}
