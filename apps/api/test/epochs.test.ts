import type { Conversation } from '@parley/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { beginEpoch } from '../src/database/epoch.ts';
import { type Api, createApi } from '../src/index.ts';
import { ask, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { EventReader, startReader } from './event-reader.ts';

/** Puts the feed back by so many events under everybody, and lets other changes take their ids. */
async function putBack(api: Api, events: number): Promise<void> {
  const { kysely } = api.database;
  await kysely.transaction().execute(async (transaction) => {
    await sql`delete from events where id > (select max(id) - ${events} from events)`.execute(transaction);
    await sql`select setval(pg_get_serial_sequence('events', 'id'), (select max(id) from events))`.execute(
      transaction,
    );
  });
}

let instant = 4e12;

/** Each different from all before, so that each is a change. */
async function change(api: Api, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    instant += 1_000;
    await patch(api, 1 + (turn % 3), { status: 'to-do', snooze_until: new Date(instant).toISOString() });
  }
}

describe.each(engines)('on $name, an epoch', (engine) => {
  let api: Api;
  let url: string;
  let databaseUrl: string | undefined;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, databaseUrl, stop } = await startApi(engine, { demoConversations: 3 }));
    url = await api.listen();
  });
  afterAll(() => stop());

  const base = async () => {
    const feed = api.database.kysely.selectFrom('event_feed').select('version_base');
    return (await feed.executeTakeFirstOrThrow()).version_base;
  };

  test('begins when an event that was seen is gone, and every reader is told', async () => {
    await change(api, 20);
    const reader = await startReader(url);
    onTestFinished(() => reader.cut());
    await change(api, 10);
    await reader.until(({ changes }) => changes.length === 10);
    const lost = Number(reader.lastId);
    await putBack(api, 5);
    await change(api, 15);
    await reader.until(({ events }) => events.some(({ event }) => event === 'reset'));
    expect(Number(reader.lastId)).toBeGreaterThan(lost);
    const late = await new EventReader(url, { header: String(lost) }).until(
      ({ events }) => events.length > 0,
    );
    expect(late.events[0]?.event).toBe('reset');
    late.cut();
  });

  test('lets no version of before through, in either direction, and keeps the order of versions', async () => {
    await change(api, 1);
    const before = await read(api, 1);
    await beginEpoch(api.database.kysely);
    const after = await read(api, 1);
    expect(BigInt(after.body.version ?? 0)).toBeGreaterThan(BigInt(before.body.version ?? 0));
    expect(after.etag).toBe(`"${after.body.version}"`);
    const stale = await patch(api, 1, { status: 'done' }, { 'if-match': before.etag });
    expect(stale.status).toBe(412);
    const written = await patch(api, 1, { status: 'done' }, { 'if-match': after.etag });
    expect(BigInt(written.body.version ?? 0)).toBe(BigInt(after.body.version ?? 0) + 1n);
    const list = await ask<{ data: Conversation[] }>(api, '/conversations?ids=1');
    expect(list.body.data[0]?.version).toBe(written.body.version);
    const history = await ask<{ data: { version: string }[] }>(api, '/conversations/1/history');
    expect(history.body.data[0]?.version).toBe(written.body.version);
  });

  test('ends no stream and loses nothing that happens in it', async () => {
    const reader = await startReader(url);
    onTestFinished(() => reader.cut());
    await beginEpoch(api.database.kysely);
    await change(api, 1);
    await reader.until(({ events }) => events.length > 1);
    // What came before the reader was told is covered by that.
    await change(api, 10);
    await reader.until(({ changes }) => changes.length >= 10);
    expect(reader.events.filter(({ event }) => event !== 'conversation.changed')).toMatchObject([
      { event: 'hello' },
      { event: 'reset' },
    ]);
  });

  test('does not begin when events are pruned', async () => {
    const reader = await startReader(url);
    onTestFinished(() => reader.cut());
    const before = await base();
    await change(api, 5);
    await reader.until(({ changes }) => changes.length === 5);
    const { kysely } = api.database;
    await sql`with pruned as (delete from events returning id)
      update event_feed set pruned_to = (select max(id) from pruned)`.execute(kysely);
    await change(api, 5);
    await reader.until(({ changes }) => changes.length === 10);
    expect(reader.events.filter(({ event }) => event === 'reset')).toEqual([]);
    expect(await base()).toBe(before);
  });

  test.skipIf(engine.name !== 'PostgreSQL')('is one for all processes', async () => {
    const other = await createApi({ demo: false, ...(databaseUrl !== undefined && { databaseUrl }) });
    onTestFinished(() => other.close());
    const readers = [await startReader(url), await startReader(await other.listen())];
    await change(api, 10);
    for (const reader of readers) await reader.until(({ changes }) => changes.length === 10);
    await putBack(api, 5);
    await change(other, 10);
    for (const reader of readers) {
      await reader.until(({ events }) => events.some(({ event }) => event === 'reset'));
      reader.cut();
    }
    const [one, two] = readers.map(({ events }) => events.find(({ event }) => event === 'reset')?.id);
    expect(Math.abs(Number(one) - Number(two))).toBeLessThan(20);
  });
});
