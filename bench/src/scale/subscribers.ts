import { Client } from 'pg';
import { freshDatabase } from '../database/fresh-database.ts';
import { type GatewayAndApi, startGatewayAndApi } from './gateway-and-api.ts';
import { subscribe } from './subscriber.ts';

const COUNTS = [1, 100, 1_000] as const;
const AT_ONCE = 50;

interface Followed {
  readonly subscribers: number;
  /** Milliseconds from the update's sending until the last subscriber has heard of it, one figure per event. */
  readonly latencies: readonly number[];
  /** Microseconds of the gateway's CPU per event. */
  readonly cpu: number;
  /** Bytes of the gateway, at the end. */
  readonly rss: number;
}

/** What one event costs the gateway as more follow it; each subscriber reads the conversation too. */
export async function measureSubscribers(quick: boolean): Promise<readonly Followed[]> {
  const database = await freshDatabase();
  let rooms: GatewayAndApi | undefined;
  try {
    rooms = await startGatewayAndApi(database.url, 1);
    const tokens = await createTokens(database.url);
    const measured: Followed[] = [];
    for (const subscribers of COUNTS) {
      console.error(`scale: ${subscribers} subscribers …`);
      measured.push(await follow(rooms, tokens, subscribers, quick ? 10 : 100));
    }
    return measured;
  } finally {
    await rooms?.end();
    await database.drop();
  }
}

async function follow(
  rooms: GatewayAndApi,
  tokens: readonly string[],
  subscribers: number,
  events: number,
): Promise<Followed> {
  let missing = 0;
  let allHeard = (): void => {};
  const heard = (): void => {
    missing -= 1;
    if (missing === 0) allHeard();
  };
  const streams: { leave(): void }[] = [];
  for (let from = 0; from < subscribers; from += AT_ONCE) {
    const some = tokensFrom(tokens, from, Math.min(AT_ONCE, subscribers - from));
    streams.push(...(await Promise.all(some.map((token) => subscribe(rooms.origin, token, heard)))));
  }
  const latencies: number[] = [];
  const tell = async (event: number): Promise<void> => {
    missing = subscribers;
    const { promise: all, resolve } = Promise.withResolvers<void>();
    allHeard = resolve;
    const begun = performance.now();
    await update(rooms.apiUrl, event);
    await all;
    latencies.push(performance.now() - begun);
  };
  for (let event = 0; event < 5; event += 1) await tell(event);
  latencies.length = 0;
  const before = await rooms.gatewayUsage();
  for (let event = 5; event < events + 5; event += 1) await tell(event);
  const { cpu, rss } = await rooms.gatewayUsage();
  for (const stream of streams) stream.leave();
  return { subscribers, latencies, cpu: (cpu - before.cpu) / events, rss };
}

/** One caller alone may not follow so often. */
async function createTokens(connectionString: string): Promise<readonly string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    `with made as (select 'bench-' || i as token from generate_series(1, 20) as i),
      kept as (insert into tokens (hash, user_id) select encode(sha256(token::bytea), 'hex'), 1 from made)
    select token from made`,
  );
  await client.end();
  return rows.map(({ token }) => token);
}

function tokensFrom(tokens: readonly string[], from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => tokens[(from + i) % tokens.length] ?? '');
}

/** One that changes something whatever was before. */
async function update(apiUrl: string, event: number): Promise<void> {
  const id = 1 + (event % 50);
  const url = `${apiUrl}/conversations/${id}`;
  const headers = { authorization: 'Bearer demo-1', 'content-type': 'application/json' };
  const { user } = await (await fetch(url, { headers })).json();
  const body = JSON.stringify({ user_id: user?.id === 3 ? 4 : 3 });
  const answer = await fetch(url, { method: 'PATCH', headers, body });
  if (!answer.ok) throw new Error(`The api answered ${answer.status}: ${await answer.text()}`);
}
