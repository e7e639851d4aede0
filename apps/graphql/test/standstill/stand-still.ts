import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createGateway } from '../../src/index.ts';
import { sharedPrefix } from '../../src/shared-state.ts';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import type { startOwnRedis } from '../doubles/own-redis.ts';
import { type RedisMoment, watchRedis } from './observed-redis.ts';
import { type Applied, startObservedUpstream, type UpstreamMoment } from './observed-upstream.ts';

/** Where in its update a gateway is stopped. */
export const MOMENTS = [
  'lock-asked',
  'read',
  'renewal-asked',
  'renewal-answered',
  'connected',
  'write',
] as const satisfies readonly (RedisMoment | UpstreamMoment)[];
export type Moment = (typeof MOMENTS)[number];

interface Round {
  readonly moment: Moment;
  readonly stopMs: number;
  /** What the one that was stopped, and the other one, were told. */
  readonly stopped: string;
  readonly other: string;
  readonly applied: readonly Applied[];
  /** Writes over what their caller had not seen, of which nobody was told that it is not certain. */
  readonly lost: readonly Applied[];
}

const QUERY = /* GraphQL */ `
  mutation ($status: ConversationStatus!) {
    updateConversation(input: { id: 7, status: $status, expected: { status: TO_DO } }) {
      __typename
      ... on Error { code }
    }
  }
`;

/**
 * Two gateways before an API without versions want opposite things of what both saw. The first one is stopped at that
 * moment for so long, and the other one asks until it has an answer.
 */
export async function standStill(
  redis: Awaited<ReturnType<typeof startOwnRedis>>,
  {
    moment,
    stopMs,
    deadlineMs,
  }: { readonly moment: Moment; readonly stopMs: number; readonly deadlineMs: number },
): Promise<Round> {
  let child: ChildProcess | null = null;
  let wasRead = false;
  let reached = () => {};
  const stopped = new Promise<void>((resolve) => {
    reached = resolve;
  });

  /** Stops the first gateway when its update has come so far. */
  async function onMoment(now: RedisMoment | UpstreamMoment, by = 'first'): Promise<void> {
    if (child === null || (by !== 'first' && by !== 'anybody')) return;
    if (now === 'read') wasRead = true;
    // Before it has read, it connects to read; and what it renews before that, it renews by the clock.
    const isEarly = !wasRead && now !== 'lock-asked' && now !== 'read';
    if (now !== moment || isEarly) return;
    const target = child;
    child = null;
    target.kill('SIGSTOP');
    await standsStill(target);
    reached();
  }

  const upstream = await startObservedUpstream(onMoment);
  const watched = await watchRedis(redis.url, onMoment);
  await redis.useForLong(sharedPrefix(upstream.url));
  const env = { CONVERSATIONS_API_URL: upstream.url, UPSTREAM_DEADLINE_MS: String(deadlineMs) };
  const first = await startGatewayProcess({ ...env, REDIS_URL: watched.url });
  // Nothing stops this one, so it may live here.
  const gateway = createGateway({
    ...{ apiUrl: upstream.url, redisUrl: redis.url, deadline: deadlineMs, webDist: '/nowhere', port: 0 },
    logLevel: 'silent',
  });
  const second = { origin: await gateway.listen() };
  try {
    // Both know what the API can do before it matters.
    for (const { origin } of [first, second]) await ask(origin, 'warm', '{ capabilities { versions } }');
    child = first.child;
    const firstAnswer = update(first.origin, 'first', 'IN_PROGRESS');
    await stopped;
    const until = pause(stopMs);
    const other = await update(second.origin, 'second', 'DONE', until);
    await until;
    first.child.kill('SIGCONT');
    const answers = {
      first: await firstAnswer,
      second: other ?? (await update(second.origin, 'second', 'DONE')) ?? '',
    };
    // What is still on its way has arrived by then.
    await pause(200);
    const { applied } = upstream;
    const unseen = applied.filter(({ before }) => before !== 'to-do');
    const lost = unseen.filter(
      ({ by }) => answers[by === 'first' ? 'first' : 'second'] !== 'OUTCOME_UNKNOWN',
    );
    return { moment, stopMs, stopped: answers.first ?? '', other: answers.second, applied, lost };
  } finally {
    first.child.kill('SIGCONT');
    await Promise.all([first.close(), gateway.close()]);
    watched.close();
    await upstream.close();
  }
}

/** Asks until there is an answer; `null` = `until` came first. */
async function update(
  origin: string,
  token: string,
  status: string,
  until?: Promise<void>,
): Promise<string | null> {
  let isOver = false;
  void until?.then(() => {
    isOver = true;
  });
  for (let tries = 0; tries < 400 && !isOver; tries += 1) {
    const body = (await ask(origin, token, QUERY, { status })) as {
      data: { updateConversation: { __typename: string; code?: string } };
    };
    const { __typename, code } = body.data.updateConversation;
    if (code !== 'UPSTREAM_UNAVAILABLE') return code ?? __typename;
    // The one that was stopped was told that nothing was changed, which is an answer.
    if (token === 'first') return code;
    await pause(250);
  }
  return null;
}

async function ask(origin: string, token: string, query: string, variables = {}): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(120_000),
  });
  return response.json();
}

/** A signal is sent in no time and obeyed soon after. */
async function standsStill({ pid }: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (stat === null || /\) T /.test(stat)) return;
    await pause(1);
  }
}
