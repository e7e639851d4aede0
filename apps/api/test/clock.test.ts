import { expect, onTestFinished, test, vi } from 'vitest';
import { ask, patch, read } from './ask.ts';
import { type Engine, postgres, startApi } from './engines.ts';

const HOUR = 3_600_000;
const real = Date.now.bind(Date);

/** An api on a server, in a process whose clock can be moved. */
async function start() {
  const { api, stop } = await startApi(postgres as Engine, { demoConversations: 10 });
  onTestFinished(stop);
  const jump = (hours: number) => vi.spyOn(Date, 'now').mockImplementation(() => real() + hours * HOUR);
  onTestFinished(() => void vi.restoreAllMocks());
  return { api, jump };
}

test.skipIf(!postgres)(
  'a key is kept as long as the database says, whatever the clock of the process',
  async () => {
    const { api, jump } = await start();
    const first = await patch(api, 1, { status: 'done', user_id: 2 }, { 'idempotency-key': 'once' });
    await patch(api, 1, { status: 'to-do' });
    jump(25);
    const again = await patch(api, 1, { status: 'done', user_id: 2 }, { 'idempotency-key': 'once' });
    expect(again).toMatchObject({ etag: first.etag, headers: { 'idempotency-replayed': 'true' } });
    expect((await read(api, 1)).body.status).toBe('to-do');
  },
);

test.skipIf(!postgres)('a snooze runs by the clock of the database, and is judged by it', async () => {
  const { api, jump } = await start();
  const instant = (hours: number) => new Date(real() + hours * HOUR).toISOString();
  await api.listen();
  jump(25);
  expect((await patch(api, 1, { status: 'to-do', snooze_until: instant(1) })).status).toBe(200);
  jump(-25);
  expect((await patch(api, 2, { status: 'to-do', snooze_until: instant(-1) })).status).toBe(422);
  await patch(api, 3, { status: 'to-do', snooze_until: new Date(real() + 700).toISOString() });
  await expect.poll(async () => (await read(api, 3)).body.snooze_until, { timeout: 20_000 }).toBeNull();
  expect((await read(api, 1)).body.snooze_until).toEqual(expect.any(String));
  const { body } = await ask<{ data: { at: string }[] }>(api, '/conversations/3/history');
  expect(Math.abs(Date.parse(body.data[0]?.at ?? '') - real())).toBeLessThan(HOUR);
});
