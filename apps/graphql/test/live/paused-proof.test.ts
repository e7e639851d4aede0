import { readFileSync } from 'node:fs';
import { isLong } from '@parley/testing/scale';
import { expect, it, onTestFinished } from 'vitest';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { type Subscription, subscribe } from './subscribe.ts';

const EVENTS = isLong ? 200_000 : 10_000;
const EVENT_BYTES = isLong ? 1_000 : 10_000;
// Less than the events are together: whoever kept them would run out of it.
const HEAP_MB = 96;
const MAX_GROWTH_MB = 250;

async function startProcess(apiUrl: string) {
  const gateway = await startGatewayProcess({ CONVERSATIONS_API_URL: apiUrl }, [
    `--max-old-space-size=${HEAP_MB}`,
  ]);
  onTestFinished(() => gateway.close());
  return { ...gateway, memoryMb: () => residentMb(gateway.child.pid) };
}

/** Memory that the process has in use; `null` where the system does not tell. */
function residentMb(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** Ids of conversations up to the last event of this user. */
async function readAll(subscription: Subscription, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(String((await subscription.event()).conversationId));
  return ids;
}

it(`${EVENTS} events pass a paused subscriber: memory stays bounded, the others have theirs, and nobody another's`, async () => {
  // User 1 may see odd conversations, user 2 even ones.
  const upstream = await startFeedUpstream({ sees: (user, conversation) => conversation % 2 === user % 2 });
  onTestFinished(() => upstream.close());
  const { child, origin, memoryMb } = await startProcess(upstream.url);
  const fields = 'id kind conversationId changes { from }';
  const follow = (token: string) => subscribe(origin, { token, fields });
  const [paused, odd, even] = [await follow('u1'), await follow('u1'), await follow('u2')];
  for (const subscription of [paused, odd, even]) await subscription.event();
  const before = memoryMb();
  const changes = [{ field: 'status', from: 'x'.repeat(EVENT_BYTES), to: 'done', cause: 'EXPLICIT' }];
  upstream.feed(
    Array.from({ length: EVENTS }, (_, index) => ({ conversation_id: 1 + (index % 10), changes })),
  );
  const [odds, evens] = await Promise.all([readAll(odd, EVENTS / 2), readAll(even, EVENTS / 2)]);
  const after = memoryMb();
  console.log(
    `${EVENTS} events: the gateway had ${before?.toFixed()} MB before and ${after?.toFixed()} MB after`,
  );
  expect(new Set(odds)).toEqual(new Set(['1', '3', '5', '7', '9']));
  expect(new Set(evens)).toEqual(new Set(['2', '4', '6', '8', '10']));
  expect((after ?? 0) - (before ?? 0)).toBeLessThan(MAX_GROWTH_MB);
  expect(child.exitCode).toBeNull();
}, 1_200_000);
