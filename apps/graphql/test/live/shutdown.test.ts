import { Agent, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { signal } from '../doubles/signal.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { subscribe } from './subscribe.ts';

/** Answers on a connection that is kept; gives the status and the field that says whether it stays. */
function post(origin: string, agent: Agent, query: string) {
  const asked = request(`${origin}/graphql`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', authorization: 'Bearer u1' },
  });
  asked.end(JSON.stringify({ query }));
  const answer = new Promise<{ status: number; connection: string; body: string }>((resolve, reject) => {
    asked.once('error', reject).once('response', async (response) => {
      let body = '';
      for await (const bytes of response.setEncoding('utf8')) body += bytes;
      resolve({
        status: response.statusCode ?? 0,
        connection: response.headers.connection ?? '',
        body,
      });
    });
  });
  return { answer, leave: () => void asked.destroy() };
}

const UPDATE = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';

/** An upstream that takes its time with the reading before a write. */
async function start() {
  const [arrived, release] = [signal(), signal()];
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
    interfere: ({ method, path }) => {
      if (method !== 'GET' || path !== '/conversations/7') return undefined;
      arrived.give();
      return { readAfter: release.given };
    },
  });
  const gateway = gatewayOf(upstream, { port: 0 });
  return { upstream, gateway, origin: await gateway.listen(), arrived, release };
}

describe('a gateway that is closed', () => {
  it('completes its subscriptions, so that they go on elsewhere', async () => {
    const upstream = await startFeedUpstream();
    const [gateway, other] = [gatewayOf(upstream, { port: 0 }), gatewayOf(upstream, { port: 0 })];
    const origin = await gateway.listen();
    const waiting = await subscribe(origin);
    const { id } = await waiting.event();
    const [, next] = await Promise.all([gateway.close(), waiting.payload()]);
    expect([next, waiting.end()]).toEqual([undefined, 'complete']);
    upstream.feed([{ conversation_id: 7 }]);
    const resumed = await subscribe(await other.listen(), { args: `(after: "${id}")` });
    expect(await resumed.event()).toMatchObject({ kind: 'UPDATED' });
    await expect.poll(() => upstream.open()).toBe(1);
  });

  it('finishes what it answers, says that the connection ends, and takes no new one', async () => {
    const { gateway, origin, arrived, release } = await start();
    const agent = new Agent({ keepAlive: true });
    const { answer } = post(origin, agent, UPDATE);
    await arrived.given;
    const closed = gateway.close();
    await expect(post(origin, new Agent(), '{ __typename }').answer).rejects.toThrow('ECONNREFUSED');
    release.give();
    expect(await answer).toEqual({
      status: 200,
      connection: 'close',
      body: expect.stringContaining('UpdateConversationSuccess'),
    });
    await closed;
    agent.destroy();
  });

  it('sees the update of a caller that has left to its end', async () => {
    const { upstream, gateway, origin, arrived, release } = await start();
    const { answer, leave } = post(origin, new Agent(), UPDATE);
    await arrived.given;
    leave();
    await expect(answer).rejects.toThrow();
    let isClosed = false;
    const closed = gateway.close().then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isClosed).toBe(false);
    release.give();
    await closed;
    expect(upstream.conversation(7)).toMatchObject({ status: 'done' });
  });
});
