// Asks gateways, each in a process of its own before an upstream that is up, slow, or not there, whatever the schema
// allows: `pnpm --filter @parley/graphql run fuzz:gateway [count] [seed] [state]`. One executes by graphql's own
// `execute`, the other compiled, and their answers are compared. Ends with 1 at a difference, an exit, or an error left
// unhandled.
import { setTimeout as pause } from 'node:timers/promises';
import { type GeneratedOperation, generateOperation } from '@parley/testing/generated-operation';
import { Random } from '@parley/testing/random';
import { schema } from '../../src/schema.ts';
import { FULL_CONVERSATION } from '../doubles/full-conversation.ts';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import type { Received } from '../doubles/upstream-double.ts';
import { type Fault, startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const [, , count = 100_000, seed = 20_261_128] = process.argv.map(Number);
const [, , , , onlyState] = process.argv;
const AT_ONCE = 16;
const ATTEMPTS = 3;
const NOWHERE = 'http://127.0.0.1:9/third-party/v1';
const CONVERSATIONS = [
  { ...FULL_CONVERSATION, id: 7, version: '1' },
  { id: 8, status: 'done', version: '1' },
];
const STATES = { up: () => undefined, slow: slowAndFailing, down: null } as const;

const counts = { answered: 0, failed: 0, refused: 0, byTiming: 0, different: 0 };
const begun = Date.now();
for (const [state, interfere] of Object.entries(STATES)) {
  if (onlyState !== undefined && onlyState !== state) continue;
  const share = onlyState ? count : Math.round(count * (state === 'up' ? 0.6 : 0.2));
  const stepwise = await startSide(interfere);
  const compiled = await startSide(interfere);
  for (let run = 0; run < share; run += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, share - run) }, (_, index) =>
      made(state, run + index),
    );
    await Promise.all(batch.filter(isQuery).map((asked) => compare(asked, stepwise.origin, compiled.origin)));
    // What they change, they change in the same order.
    for (const asked of batch) if (!isQuery(asked)) await compare(asked, stepwise.origin, compiled.origin);
    if ((run / AT_ONCE) % 30 === 29)
      console.log(`${state}, ${run + AT_ONCE} of ${share}: ${JSON.stringify(counts)}`);
  }
  // Each rejects where it has ended, or has left something unhandled.
  await stepwise.close();
  await compiled.close();
}
const seconds = Math.round((Date.now() - begun) / 1_000);
console.log(`${count} operations in ${seconds} s, 0 exits, 0 unhandled: ${JSON.stringify(counts)}`);
process.exitCode = counts.different > 0 ? 1 : 0;

async function startSide(interfere: ((received: Received) => Fault | undefined) | null) {
  const upstream = interfere && (await startVersionedUpstream({ conversations: CONVERSATIONS, interfere }));
  const gateway = await startGatewayProcess({ CONVERSATIONS_API_URL: upstream?.url ?? NOWHERE });
  return {
    origin: gateway.origin,
    async close() {
      await gateway.close();
      await upstream?.close();
    },
  };
}

/** The same for the same request, whichever gateway makes it. */
function slowAndFailing({ method, path }: Received): Fault | undefined {
  let hash = 0;
  for (const letter of `${method}${path}`) hash = (hash * 31 + letter.charCodeAt(0)) % 1_009;
  if (hash % 5 === 0) return { status: 422 };
  return { readAfter: pause(5 * (hash % 4)) };
}

interface Asked {
  readonly state: string;
  readonly run: number;
  readonly operation: GeneratedOperation;
  readonly token: string | null;
}

function made(state: string, run: number): Asked {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + run);
  return {
    state,
    run,
    operation: generateOperation(schema, random),
    token: random.chance(0.8) ? 'Bearer u1' : null,
  };
}

function isQuery({ operation }: Asked): boolean {
  return operation.text.startsWith('query');
}

async function compare(asked: Asked, stepwise: string, compiled: string): Promise<void> {
  const { state, run, operation, token } = asked;
  // Without a token nothing is done, but the document is known from then on.
  await send(compiled, operation, null, false);
  const theirs = await send(stepwise, operation, token, true);
  const ours = await send(compiled, operation, token, false);
  if (ours.includes('"errors"')) counts[ours.includes('"data"') ? 'failed' : 'refused'] += 1;
  else counts.answered += 1;
  if (ours === theirs) return;
  if (isQuery(asked) && (await isByTiming(asked, stepwise, compiled, ours, theirs))) {
    counts.byTiming += 1;
    return;
  }
  counts.different += 1;
  console.error(
    `${state}, seed ${seed}, run ${run}:\n${operation.text}\n${JSON.stringify(operation.variables)}`,
  );
  console.error(`${ours}\n${theirs}\n`);
}

/** Where two fields fail at about the same time, the one or the other is told: then each side gives both answers. */
async function isByTiming(
  { operation, token }: Asked,
  stepwise: string,
  compiled: string,
  ...seen: readonly [ours: string, theirs: string]
): Promise<boolean> {
  const [ours, theirs] = [new Set([seen[0]]), new Set([seen[1]])];
  for (let again = 0; again < 20; again += 1) {
    theirs.add(await send(stepwise, operation, token, true));
    ours.add(await send(compiled, operation, token, false));
    if ([...ours].some((answer) => theirs.has(answer))) return true;
  }
  return false;
}

/** The body of the answer, without what is another each time. In chunks, it is always executed step by step. */
async function send(
  origin: string,
  { text, variables }: GeneratedOperation,
  authorization: string | null,
  inChunks: boolean,
): Promise<string> {
  const body = JSON.stringify({ query: text, variables });
  const answer = await fetchAgain(`${origin}/graphql`, () => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: inChunks ? new Blob([body]).stream() : body,
    ...(inChunks && { duplex: 'half' }),
  }));
  const told = JSON.parse(await answer.text()) as { errors?: object[] };
  told.errors?.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const changing = new Set(['requestId', 'retryAfterSeconds']);
  return `${answer.status} ${JSON.stringify(told, (name, value) => (changing.has(name) ? null : value))}`;
}

/**
 * Again, where a connection that was kept alive ended in that moment, or a busy machine sent a request too slowly (408):
 * the gateway did not take it.
 */
async function fetchAgain(url: string, toRequest: () => RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(url, toRequest());
      if (answer.status !== 408 || attempt === ATTEMPTS) return answer;
      await answer.text();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
