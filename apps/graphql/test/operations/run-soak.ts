import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { type Slope, slopeOf } from './slope.ts';
import type { Holding } from './watched.ts';

const WATCHED = new URL('watched.ts', import.meta.url).href;
const CONVERSATIONS = 200;
const AT_ONCE = 32;

export interface Soak {
  /** Requests a second. */
  readonly rate: number;
  readonly requests: number;
  readonly failed: number;
  readonly before: Holding;
  readonly after: Holding;
  /** Bytes a minute. */
  readonly heap: Slope;
}

/** Loads a gateway process with reads and updates at half of what it can do, and sees what it still holds after. */
export async function runSoak({
  seconds,
  warmUpSeconds,
}: {
  seconds: number;
  warmUpSeconds: number;
}): Promise<Soak> {
  const conversations = Array.from({ length: CONVERSATIONS }, (_, index) => ({
    id: index + 1,
    status: 'to-do',
  }));
  const upstream = await startVersionedUpstream({ conversations });
  const gateway = await startGatewayProcess({ CONVERSATIONS_API_URL: upstream.url, METRICS_PORT: '0' }, [
    '--expose-gc',
    '--import',
    WATCHED,
  ]);
  let agent = new Agent({ connections: AT_ONCE });
  let [requests, failed] = [0, 0];

  async function holding(): Promise<Holding> {
    const answer = once(gateway.child, 'message');
    gateway.child.send('hold');
    const [told] = (await answer) as [Holding];
    return told;
  }

  /** What is held once no connection is needed any more. */
  async function atRest(): Promise<Holding> {
    await agent.close();
    agent = new Agent({ connections: AT_ONCE });
    await pause(6_000);
    return holding();
  }

  async function ask(): Promise<void> {
    requests += 1;
    const id = String((requests % CONVERSATIONS) + 1);
    const update = `mutation { updateConversation(input: { id: ${id}, status: ${requests % 2 === 0 ? 'DONE' : 'TO_DO'} }) { __typename } }`;
    const query = requests % 3 === 0 ? update : `{ conversation(id: ${id}) { id status version } }`;
    const response = await request(`${gateway.origin}/graphql`, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', authorization: 'Bearer u1' },
      body: JSON.stringify({ query }),
    });
    const text = await response.body.text();
    if (response.statusCode !== 200 || /"errors"|Unavailable|Unknown/.test(text)) failed += 1;
    upstream.received.length = 0;
  }

  /** As fast as it goes; gives requests a second. */
  async function flatOut(ms: number): Promise<number> {
    const begun = performance.now();
    const first = requests;
    const work = async () => {
      while (performance.now() - begun < ms) await ask();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return ((requests - first) * 1_000) / (performance.now() - begun);
  }

  try {
    const rate = (await flatOut(warmUpSeconds * 1_000)) / 2;
    const before = await atRest();
    const begun = performance.now();
    const elapsed = () => performance.now() - begun;
    const samples: { readonly minute: number; readonly heap: number }[] = [];
    const pending = new Set<Promise<void>>();
    let sampledAt = 0;
    for (let begunHere = 0; elapsed() < seconds * 1_000; begunHere += 1) {
      const asked = ask().finally(() => pending.delete(asked));
      pending.add(asked);
      if (elapsed() - sampledAt > (seconds * 1_000) / 40) {
        sampledAt = elapsed();
        samples.push({ minute: elapsed() / 60_000, heap: (await holding()).heap });
      }
      await pause(Math.max(0, ((begunHere + 1) * 1_000) / rate - elapsed()));
    }
    await Promise.all(pending);
    const after = await atRest();
    const settled = samples.slice(Math.floor(samples.length / 5));
    const heap = slopeOf(settled.map(({ minute, heap }) => [minute, heap] as const));
    return { rate, requests, failed, before, after, heap };
  } finally {
    await agent.close();
    await gateway.close();
    await upstream.close();
  }
}
