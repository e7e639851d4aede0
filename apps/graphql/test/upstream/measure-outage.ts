// Measures an outage of the upstream under a steady load: how soon callers are told, how soon it is over, and what
// the upstream has to bear when it comes back. OUTAGE_SECONDS (30), RATE (40 updates a second).
import { setTimeout as pause } from 'node:timers/promises';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import { startRelay } from '../doubles/relay.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const OUTAGE_MS = Number(process.env.OUTAGE_SECONDS ?? 30) * 1_000;
const RATE = Number(process.env.RATE ?? 40);
const BEFORE_MS = 10_000;
const AFTER_MS = 15_000;

interface Asked {
  readonly at: number;
  readonly ms: number;
  readonly kind: string;
}

const conversations = Array.from({ length: 500 }, (_, index) => ({ id: index + 1, status: 'to-do' }));
const upstream = await startVersionedUpstream({ conversations });
const relay = await startRelay(Number(new URL(upstream.url).port));
const gateway = await startGatewayProcess({
  CONVERSATIONS_API_URL: `http://127.0.0.1:${relay.port}/third-party/v1`,
});

const QUERY =
  'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }';
const asked: Asked[] = [];
const begun = performance.now();
const clock = () => performance.now() - begun;

async function updateOne(index: number): Promise<void> {
  const at = clock();
  const input = { id: String((index % 500) + 1), status: index % 1_000 < 500 ? 'DONE' : 'TO_DO' };
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer u1' },
    body: JSON.stringify({ query: QUERY, variables: { input } }),
  });
  const body = (await response.json()) as { data?: { updateConversation?: { __typename: string } } };
  asked.push({ at, ms: clock() - at, kind: body.data?.updateConversation?.__typename ?? 'error' });
}

// Upstream requests in each second.
const perSecond: { readonly at: number; readonly requests: number }[] = [];
let counted = 0;
const counter = setInterval(() => {
  perSecond.push({ at: clock(), requests: upstream.received.length - counted });
  counted = upstream.received.length;
}, 1_000);

const end = BEFORE_MS + OUTAGE_MS + AFTER_MS;
let shutAt = 0;
let openAt = 0;
const outage = (async () => {
  await pause(BEFORE_MS);
  shutAt = clock();
  await relay.shut();
  await pause(OUTAGE_MS);
  await relay.open();
  openAt = clock();
})();
const pending: Promise<void>[] = [];
for (let index = 0; clock() < end; index += 1) {
  pending.push(updateOne(index));
  await pause(Math.max(0, ((index + 1) * 1_000) / RATE - clock()));
}
await Promise.all([outage, ...pending]);
clearInterval(counter);

const during = asked.filter(({ at }) => at > shutAt && at < openAt - 200);
const times = during.map(({ ms }) => ms).sort((a, b) => a - b);
const quantile = (q: number) => (times[Math.floor(q * (times.length - 1))] ?? 0).toFixed(1);
const recovered = asked.find(({ at, kind }) => at > openAt && kind === 'UpdateConversationSuccess');
const rates = (from: number, to: number) =>
  perSecond.filter(({ at }) => at > from + 1_000 && at <= to).map(({ requests }) => requests);
const normal = rates(2_000, shutAt).sort((a, b) => a - b);
const usual = normal[Math.floor(normal.length / 2)] ?? 0;
const peak = Math.max(...rates(openAt - 1_000, openAt + 6_000));

console.log(`outage of ${OUTAGE_MS / 1_000} s at ${RATE} updates a second`);
console.log(`  updates during it           ${during.length}`);
console.log(
  `  answered UpstreamUnavailable ${during.filter(({ kind }) => kind === 'UpstreamUnavailable').length}`,
);
console.log(`  other answers               ${JSON.stringify(countOthers(during))}`);
console.log(
  `  ms: median ${quantile(0.5)}, 99 % ${quantile(0.99)}, most ${quantile(1)}; over 100 ms: ${times.filter((ms) => ms > 100).length}`,
);
console.log(
  `  recovered after             ${(((recovered?.at ?? Number.NaN) - openAt) / 1_000).toFixed(2)} s`,
);
console.log(
  `  upstream requests a second: usual ${usual}, most while recovering ${peak} (× ${(peak / usual).toFixed(2)})`,
);
await gateway.close();
await upstream.close();
await relay.shut();

function countOthers(answers: readonly Asked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of answers) {
    if (kind !== 'UpstreamUnavailable') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
