import { setTimeout as sleep } from 'node:timers/promises';

const SIGNED_IN = { authorization: 'Bearer demo-1' };
const STATUSES = ['to-do', 'in-progress', 'done'] as const;
const AGAIN_MS = 50;
const GIVE_UP_MS = 70_000;

/** What writers were told. */
export interface WriterReport {
  /** Keyed updates that were answered with 200, by conversation. */
  readonly acknowledged: Map<number, number>;
  /** How often each other answer came: a status with a code, or `no answer`. */
  readonly refusals: Map<string, number>;
  /** The longest time from the first attempt of an update to its 200; milliseconds. */
  longestMs: number;
}

export interface Writers {
  readonly report: WriterReport;
  /** Lets each writer finish its update, however long it takes. */
  stop(): Promise<WriterReport>;
}

/**
 * One writer for each conversation, each update with a key of its own, which is sent until it is answered with 200. Each
 * changes something, also where writers with other users write to the same conversation. `pauseMs` is kept after each.
 */
export function startKeyedWriters(
  baseUrl: string,
  conversations: readonly number[],
  run: string,
  { users = [1, 2], pauseMs = 0 }: { users?: readonly [number, number]; pauseMs?: number } = {},
): Writers {
  const report: WriterReport = { acknowledged: new Map(), refusals: new Map(), longestMs: 0 };
  let stopping = false;
  const note = (what: string) => report.refusals.set(what, (report.refusals.get(what) ?? 0) + 1);

  const write = async (id: number) => {
    for (let i = 0; !stopping; i++) {
      const body = JSON.stringify({ status: STATUSES[i % 3], user_id: users[i % 2] });
      const began = performance.now();
      for (;;) {
        const refusal = await send(`${baseUrl}/conversations/${id}`, body, `${run}-${id}-${i}`);
        if (refusal === null) break;
        note(refusal);
        if (performance.now() - began > GIVE_UP_MS)
          throw new Error(`Conversation ${id} is never answered: ${refusal}`);
        await sleep(AGAIN_MS);
      }
      report.longestMs = Math.max(report.longestMs, performance.now() - began);
      report.acknowledged.set(id, i + 1);
      if (pauseMs > 0) await sleep(pauseMs);
    }
  };
  const ended = Promise.all(conversations.map(write));
  ended.catch(() => {});
  return {
    report,
    stop: async () => {
      stopping = true;
      await ended;
      return report;
    },
  };
}

/** `null` = it was carried out. */
async function send(url: string, body: string, key: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: 'PATCH',
      body,
      headers: { ...SIGNED_IN, 'content-type': 'application/json', 'idempotency-key': key },
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    const { code } = (await answer.json()) as { code?: string };
    if (answer.status === 200) return null;
    const wait = answer.headers.has('retry-after') ? '' : ' without Retry-After';
    return `${answer.status} ${code}${answer.status === 503 || answer.status === 409 ? wait : ''}`;
  } catch {
    return 'no answer';
  }
}

/** How the versions, the history and the events of conversations differ from what was acknowledged, each exactly once. */
export async function findLostOrTwice(
  ask: (statement: string) => Promise<Record<string, unknown>[]>,
  acknowledged: ReadonlyMap<number, number>,
  before: ReadonlyMap<number, number>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [id, count] of acknowledged) {
    const first = before.get(id) ?? Number.NaN;
    const expected = Array.from({ length: count }, (_, i) => first + 1 + i).join();
    const versions = async (statement: string) =>
      (await ask(statement)).map(({ version }) => Number(version)).join();
    const of = `where conversation_id = ${id} and version > ${first}`;
    const [row] = await ask(`select version from conversations where id = ${id}`);
    if (Number(row?.version) !== first + count)
      wrong.push(`${id}: acknowledged ${count}, changed ${Number(row?.version) - first} times`);
    if (
      (await versions(
        `select version from (select distinct version from history ${of}) as h order by version`,
      )) !== expected
    )
      wrong.push(`${id}: its history has a gap or too much`);
    if ((await versions(`select version from events ${of} order by id`)) !== expected)
      wrong.push(`${id}: its events have a gap, are out of order, or come twice`);
  }
  return wrong;
}

export async function readVersions(
  ask: (statement: string) => Promise<Record<string, unknown>[]>,
): Promise<Map<number, number>> {
  const rows = await ask('select id, version from conversations');
  return new Map(rows.map(({ id, version }) => [Number(id), Number(version)]));
}
