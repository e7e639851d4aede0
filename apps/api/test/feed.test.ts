import { connect } from 'node:net';
import type { Conversation } from '@parley/domain';
import { size } from '@parley/testing/scale';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { prune } from '../src/background/prune.ts';
import { type NewEvent, queueEvents } from '../src/events/queue-events.ts';
import { type Api, createApi } from '../src/index.ts';
import { ask, patch, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { EventReader, type SentEvent, startReader } from './event-reader.ts';
import { createGate } from './gate.ts';

type Versions = ReadonlyMap<number, number>;

async function readVersions(api: Api): Promise<Versions> {
  const { body } = await ask<{ data: Conversation[] }>(api, '/conversations?limit=100');
  return new Map(body.data.map(({ id, version }) => [id ?? 0, Number(version)]));
}

/** Every version between two moments, as `id:version`. */
function versionsBetween(before: Versions, after: Versions): string[] {
  return [...after].flatMap(([id, last]) => {
    const first = before.get(id) ?? 0;
    return Array.from({ length: last - first }, (_, i) => `${id}:${first + 1 + i}`);
  });
}

const nameOf = ({ data }: SentEvent) => `${data.conversation_id}:${data.version}`;

/** Reads until it has so many events; its connection is cut at random, and it goes on with its last id. */
async function readWithCuts(baseUrls: readonly string[], from: string, count: number): Promise<SentEvent[]> {
  const all: SentEvent[] = [];
  let last = from;
  for (let turn = 0; all.length < count; turn++) {
    const reader = new EventReader(baseUrls[turn % baseUrls.length] ?? '', { header: last });
    const enough = Math.min(count - all.length, 1 + Math.floor(Math.random() * 150));
    await reader.until(({ events }) => events.length >= enough);
    reader.cut();
    all.push(...reader.events);
    last = reader.lastId;
  }
  return all;
}

/** Eight writers that contend for the same few conversations. */
async function write(api: Api, commits: number): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < commits / 8; i++) {
        // Different from whatever the others write, so that each is a change.
        await patch(api, 1 + ((writer + i) % 10), {
          snooze_until: new Date(4e12 + writer * 1e9 + i * 1_000).toISOString(),
        });
      }
    }),
  );
}

function expectAllOnceInOrder(events: readonly SentEvent[], expected: readonly string[]): void {
  expect(events.filter(({ event }) => event !== 'conversation.changed')).toEqual([]);
  const ids = events.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect(events.map(nameOf).sort()).toEqual([...expected].sort());
  for (const [i, event] of events.entries()) {
    const later = events.slice(i + 1).find(({ data }) => data.conversation_id === event.data.conversation_id);
    if (later) expect(Number(later.data.version)).toBe(Number(event.data.version) + 1);
  }
}

describe.each(engines)('on $name, the feed', (engine) => {
  let api: Api;
  let baseUrl: string;
  let databaseUrl: string | undefined;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop, databaseUrl } = await startApi(engine, { demoConversations: 20 }));
    for (let id = 1; id <= 20; id++) await patch(api, id, { status: 'to-do', user_id: 1 });
    baseUrl = await api.listen();
  });
  afterAll(() => stop());
  afterEach(() => {
    vi.useRealTimers();
  });

  const onServer = engine.name === 'PostgreSQL';
  const secondApi = async () => {
    const other = await createApi({ demo: false, ...(databaseUrl !== undefined && { databaseUrl }) });
    onTestFinished(() => other.close());
    return { other, otherUrl: await other.listen() };
  };
  const open = async () => {
    const reader = await startReader(baseUrl);
    onTestFinished(() => reader.cut());
    return reader;
  };

  test('gives the commits of 8 writers to readers that are cut at random, each once and in order', async () => {
    const commits = size({ short: 400, long: 2_000 });
    const before = await readVersions(api);
    const steady = await open();
    const from = steady.lastId;
    const readers = Array.from({ length: 4 }, () => readWithCuts([baseUrl], from, commits));
    await write(api, commits);
    const expected = versionsBetween(before, await readVersions(api));
    expect(expected).toHaveLength(commits);
    await steady.until(({ changes }) => changes.length >= commits);
    for (const events of [steady.changes, ...(await Promise.all(readers))])
      expectAllOnceInOrder(events, expected);
    // Long afterwards, all of it is read from the table.
    expectAllOnceInOrder(await readWithCuts([baseUrl], from, commits), expected);
  });

  test.skipIf(!onServer)('is one feed across two processes on one database', async () => {
    const { other, otherUrl } = await secondApi();
    const commits = 400;
    const before = await readVersions(api);
    const readers = [await startReader(baseUrl), await startReader(otherUrl)];
    const from = readers[0]?.lastId ?? '';
    const cut = readWithCuts([otherUrl, baseUrl], from, commits * 2);
    await Promise.all([write(api, commits), writeOthers(other, commits)]);
    const expected = versionsBetween(before, await readVersions(api));
    for (const reader of readers) {
      await reader.until(({ changes }) => changes.length >= expected.length);
      expectAllOnceInOrder(reader.changes, expected);
      reader.cut();
    }
    expectAllOnceInOrder(await cut, expected);
  });

  test.skipIf(!onServer)('has no gap when a transaction commits after others that began later', async () => {
    const { other } = await secondApi();
    const reader = await open();
    const inserted = createGate();
    const release = createGate();
    onTestFinished(release.open);
    const held = api.database.kysely.transaction().execute(async (transaction) => {
      await queueEvents(transaction, [toEvent(11)]);
      inserted.open();
      await release.opened;
    });
    await inserted.opened;
    // Nobody waits for a transaction that has an event and does not end.
    for (const id of [12, 13, 14]) {
      expect((await patch(other, id, { status: 'in-progress' })).status).toBe(200);
    }
    await reader.until(({ changes }) => changes.length === 3);
    release.open();
    await held;
    await reader.until(({ changes }) => changes.length === 4);
    expect(reader.changes.map(({ data }) => data.conversation_id)).toEqual([12, 13, 14, 11]);
    expectRising(reader.changes);
  });

  test.skipIf(!onServer)('has nothing of a transaction that was taken back', async () => {
    const reader = await open();
    const broken = api.database.kysely.transaction().execute(async (transaction) => {
      await queueEvents(transaction, [toEvent(11)]);
      throw new Error('taken back');
    });
    await expect(broken).rejects.toThrow('taken back');
    await patch(api, 15, { status: 'in-progress' });
    await reader.until(({ changes }) => changes.length > 0);
    expect(reader.changes.map(({ data }) => data.conversation_id)).toEqual([15]);
  });

  test('drops a reader that stops reading, keeps little for it, and gives the others everything', async () => {
    const reader = await open();
    const buffered = watchBuffers(api);
    const stuck = connect(Number(new URL(baseUrl).port), '127.0.0.1');
    onTestFinished(() => void stuck.destroy());
    stuck.pause();
    stuck.write(`GET ${VERSION_PATH}/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-1\r\n\r\n`);
    await expect.poll(() => buffered.connections()).toBe(1);

    const long = { field: 'status', from: 'x'.repeat(20_000), to: 'to-do', cause: 'EXPLICIT' } as const;
    const events = Array.from({ length: 10 }, () => ({ ...toEvent(16), changes: [long] }));
    let written = 0;
    while (buffered.connections() > 0) {
      await api.database.kysely.transaction().execute((transaction) => queueEvents(transaction, events));
      written += events.length;
      await patch(api, 16, { user_id: (written % 7) + 1 });
      written += 1;
      await reader.until(({ changes }) => changes.length >= written);
    }
    expect(buffered.most()).toBeGreaterThan(0);
    expect(buffered.most()).toBeLessThan((256 + 2 * 220) * 1024);
    await patch(api, 16, { user_id: 8 });
    await reader.until(({ changes }) => changes.length > written);
    expectRising(reader.changes);
  });

  test('says reset to a reader whose place has been pruned, and goes on from now', async () => {
    const { api: aged, stop: stopAged } = await startApi(engine, { demoConversations: 3 });
    onTestFinished(stopAged);
    await patch(aged, 1, { user_id: 2 });
    await sql`update events set stored_at = stored_at - interval '4 days'`.execute(aged.database.kysely);
    // A start prunes.
    const agedUrl = await aged.listen();
    await expect.poll(() => countEvents(aged)).toBe(0);
    const reader = new EventReader(agedUrl, { header: '0' });
    onTestFinished(() => reader.cut());
    await reader.until(({ events }) => events.length > 0);
    await patch(aged, 1, { user_id: 3 });
    await reader.until(({ changes }) => changes.length > 0);
    const [reset, change] = reader.events;
    expect(reset?.event).toBe('reset');
    expect(change?.id).toBeGreaterThan(reset?.id ?? 0);
    const again = await startReader(agedUrl);
    expect(again.events[0]).toMatchObject({ event: 'hello', id: change?.id });
    again.cut();
  });

  test('is pruned by the clock of the database, whatever that of a process says', async () => {
    let clock = Date.now();
    const { api: odd, stop: stopOdd } = await startApi(engine, { demoConversations: 3, now: () => clock });
    onTestFinished(stopOdd);
    await patch(odd, 1, { user_id: 2 });
    clock -= 30 * 24 * 3_600_000;
    await patch(odd, 2, { user_id: 2 });
    clock += 60 * 24 * 3_600_000;
    await prune(odd.database.kysely, { idempotencyMs: 86_400_000, eventsMs: 3 * 86_400_000 });
    expect(await countEvents(odd)).toBe(2);
  });

  test('lives on a comment, and ends when its token does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { token } = await addUser(api);
    const reader = new EventReader(baseUrl, {}, token);
    onTestFinished(() => reader.cut());
    await reader.until(({ events }) => events.length > 0);
    vi.advanceTimersByTime(15_000);
    await reader.until(({ comments }) => comments === 1);
    await api.database.kysely
      .updateTable('users')
      .set({ active: false })
      .where('name', '=', 'Guest')
      .execute();
    vi.advanceTimersByTime(15_000);
    await reader.ended;
  });

  test('ends with the process, however many read', async () => {
    const { api: closing, stop: stopClosing } = await startApi(engine, { demoConversations: 3 });
    const url = await closing.listen();
    const readers = await Promise.all(Array.from({ length: 20 }, () => startReader(url)));
    await stopClosing();
    for (const reader of readers) await reader.ended;
  });
});

function toEvent(id: number): NewEvent {
  return { conversation_id: id, version: 1, type: 'updated', changes: [], user_id: null, at: Date.now() };
}

function expectRising(events: readonly SentEvent[]): void {
  const ids = events.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
}

async function countEvents(api: Api): Promise<number> {
  return (await api.database.kysely.selectFrom('events').select('id').execute()).length;
}

async function writeOthers(api: Api, commits: number): Promise<void> {
  for (let i = 0; i < commits; i++) await patch(api, 19, { user_id: (i % 2) + 2 });
}

async function addUser(api: Api) {
  const { createUserWithToken } = await import('../src/users/create-user-with-token.ts');
  return createUserWithToken(api.database.kysely, 'Guest', new Date());
}

/** What the server keeps for connections that are opened from now on. */
function watchBuffers(api: Api) {
  const lengths = new Map<object, () => number>();
  let most = 0;
  api.app.server.on('request', (_request, response) => {
    lengths.set(response, () => response.writableLength);
    response.on('close', () => lengths.delete(response));
    const write = response.write.bind(response);
    response.write = (chunk: string) => {
      const flowing = write(chunk);
      most = Math.max(most, response.writableLength);
      return flowing;
    };
  });
  return { connections: () => lengths.size, most: () => most };
}
