import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { wakeConversations } from '../src/conversations/wake-conversations.ts';
import { type Api, createApi } from '../src/index.ts';
import { ask, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { startReader } from './event-reader.ts';
import { createGate } from './gate.ts';

const HOUR = 3_600_000;

describe.each(engines)('on $name, the timer', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let databaseUrl: string | undefined;
  let baseUrl: string;
  let clock = Date.now();
  let id = 0;

  beforeAll(async () => {
    ({ api, stop, databaseUrl } = await startApi(engine, { now: () => clock }));
    // What the demo lets sleep.
    await wakeConversations(api.database.kysely, Date.parse('2100-01-01T00:00:00Z'));
    baseUrl = await api.listen();
  });
  afterAll(() => stop());

  const instant = (hours: number) => new Date(clock + hours * HOUR).toISOString();
  const sleep = async (status = 'to-do') => {
    id += 1;
    await patch(api, id, { status, user_id: 2, snooze_until: null });
    return (await patch(api, id, { snooze_until: instant(1) })).body;
  };
  const causes = async () => {
    const { body } = await ask<{ data: { field: string; cause: string; user_id: number | null }[] }>(
      api,
      `/conversations/${id}/history`,
    );
    return body.data.filter(({ field }) => field === 'snooze_until').map(({ cause }) => cause);
  };

  test.each(['to-do', 'in-progress'])('wakes what is %s, once, with two timers running', async (status) => {
    if (databaseUrl !== undefined) {
      const other = await createApi({ demo: false, databaseUrl, now: () => clock });
      onTestFinished(() => other.close());
      await other.listen();
    }
    const before = await sleep(status);
    const reader = await startReader(baseUrl);
    onTestFinished(() => reader.cut());
    clock += 2 * HOUR;
    await reader.until(({ changes }) => changes.length > 0);
    await Promise.all([1, 2, 3].map(() => wakeConversations(api.database.kysely, clock)));
    const after = (await read(api, id)).body;
    expect(after).toEqual({
      ...before,
      snooze_until: null,
      version: String(Number(before.version) + 1),
      reply_possible: after.reply_possible,
    });
    expect((await causes()).slice(0, 2)).toEqual(['TIMER', 'EXPLICIT']);
    await patch(api, id, { user_id: 3 });
    await reader.until(({ changes }) => changes.length > 1);
    expect(reader.changes.map(({ data }) => data)).toMatchObject([
      { conversation_id: id, changes: [{ field: 'snooze_until', to: null, cause: 'TIMER' }], user_id: null },
      { conversation_id: id, changes: [{ field: 'user_id' }] },
    ]);
  });

  test('leaves what sleeps on', async () => {
    const before = await sleep();
    expect(await wakeConversations(api.database.kysely, clock)).toBe(0);
    expect((await read(api, id)).body).toEqual(before);
  });

  test('of a snooze that was moved meanwhile does nothing', async () => {
    // This timer's clock is ahead of the others': they leave the conversation alone.
    const later = clock + 2 * HOUR;
    for (let round = 0; round < 15; round++) {
      await sleep();
      await Promise.all([
        patch(api, id, { snooze_until: instant(5) }),
        wakeConversations(api.database.kysely, later),
      ]);
      expect((await read(api, id)).body.snooze_until).toBe(instant(5));
      const [moved, before] = await causes();
      expect(moved).toBe('EXPLICIT');
      expect(['EXPLICIT', 'TIMER']).toContain(before);
    }
    expect(await wakeConversations(api.database.kysely, later)).toBe(0);
  });

  test.skipIf(engine.name === 'PGlite')('waits for nobody who is just moving a snooze', async () => {
    await sleep();
    const moved = createGate();
    const release = createGate();
    onTestFinished(release.open);
    const moving = api.database.kysely.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('conversations')
        .set((eb) => ({ snooze_until: instant(5), version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
      moved.open();
      await release.opened;
    });
    await moved.opened;
    expect(await wakeConversations(api.database.kysely, clock + 2 * HOUR)).toBe(0);
    release.open();
    await moving;
    expect(await wakeConversations(api.database.kysely, clock + 2 * HOUR)).toBe(0);
    expect((await read(api, id)).body.snooze_until).toBe(instant(5));
  });

  test('wakes any number at once, each once', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 60; i++) {
      await sleep();
      ids.push(id);
    }
    const woken = await Promise.all(
      [1, 2, 3].map(() => wakeConversations(api.database.kysely, clock + 2 * HOUR)),
    );
    expect(woken.reduce((sum, some) => sum + some, 0)).toBe(60);
    for (id of ids) expect((await causes()).slice(0, 2)).toEqual(['TIMER', 'EXPLICIT']);
  });
});
