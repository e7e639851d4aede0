import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, patch } from './ask.ts';
import { violations } from './contract-validator.ts';
import { engines, startApi } from './engines.ts';
import { EventReader } from './event-reader.ts';

describe.each(engines)('on $name, the events', (engine) => {
  let api: Api;
  let baseUrl: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine));
    baseUrl = await api.listen();
  });
  afterAll(() => stop());

  const open = (
    ...parameters: ConstructorParameters<typeof EventReader> extends [string, ...infer Rest] ? Rest : never
  ) => {
    const reader = new EventReader(baseUrl, ...parameters);
    onTestFinished(() => reader.cut());
    return reader;
  };
  const greeted = () => open().until(({ events }) => events.length > 0);
  const toggle = async (id: number, times = 1) => {
    for (let i = 0; i < times; i++) {
      const { body } = await ask<{ status: string }>(api, `/conversations/${id}`);
      await patch(api, id, { status: body.status === 'done' ? 'to-do' : 'done' });
    }
  };

  test('start now, with the id to come back with', async () => {
    await toggle(1);
    const reader = await greeted();
    const hello = reader.events[0];
    expect(hello).toEqual({ id: hello?.id, event: 'hello', data: { id: hello?.id } });
    await toggle(1);
    await reader.until(({ changes }) => changes.length === 1);
    expect(reader.changes[0]?.id).toBeGreaterThan(hello?.id ?? 0);
  });

  test('say what has changed, why, by whom and to which version', async () => {
    await patch(api, 2, { status: 'to-do', user_id: null });
    const reader = await greeted();
    const { body } = await patch(
      api,
      2,
      { status: 'in-progress', user_id: 1 },
      { 'implied-fields': 'user_id', authorization: 'Bearer demo-1' },
    );
    await reader.until(({ changes }) => changes.length === 1);
    const [event] = reader.changes;
    expect(event?.data).toEqual({
      id: event?.id,
      conversation_id: 2,
      version: body.version,
      type: 'updated',
      changes: [
        { field: 'status', from: 'to-do', to: 'in-progress', cause: 'EXPLICIT' },
        { field: 'user_id', from: null, to: 1, cause: 'POLICY' },
      ],
      user_id: 1,
      at: expect.stringMatching(/^\d{4}-.+Z$/),
    });
    expect(violations('ConversationEvent', event?.data)).toEqual([]);
  });

  test('do not tell of what changed nothing', async () => {
    await patch(api, 3, { status: 'done' });
    const reader = await greeted();
    await patch(api, 3, { status: 'done' });
    await patch(api, 3, {});
    await patch(api, 3, { status: 'to-do' }, { 'if-match': '"0"' });
    await patch(api, 3, { status: 'to-do', user_id: 4711 });
    await toggle(4);
    await reader.until(({ changes }) => changes.length > 0);
    expect(reader.changes.map(({ data }) => data.conversation_id)).toEqual([4]);
  });

  test.each(['header', 'query'] as const)('go on after an id in the %s, each once', async (where) => {
    const first = await greeted();
    await toggle(5, 3);
    await first.until(({ changes }) => changes.length === 3);
    first.cut();
    await toggle(5, 2);
    const again = await open({ [where]: String(first.changes[1]?.id) }).until(
      ({ events }) => events.length === 3,
    );
    const last = String(again.events.at(-1)?.id);
    expect(again.events.map(({ event }) => event)).toEqual(Array(3).fill('conversation.changed'));
    expect(again.events[0]).toEqual(first.changes[2]);
    await toggle(6);
    expect((await open({ [where]: last }).until(({ events }) => events.length > 0)).events).toMatchObject([
      { event: 'conversation.changed', data: { conversation_id: 6 } },
    ]);
  });

  test('prefer the header, which a browser sends, to the query of its first call', async () => {
    const reader = await greeted();
    await toggle(7, 2);
    await reader.until(({ changes }) => changes.length === 2);
    const [first, second] = reader.changes.map(({ id }) => String(id));
    const again = await open({ header: first ?? '', query: second ?? '' }).until(
      ({ events }) => events.length > 0,
    );
    expect(again.events[0]).toEqual(reader.changes[1]);
  });

  test.each(['999999999', '-1', 'abc', '1.5', '9'.repeat(40), '%F0%9F%98%80'])(
    'say reset to an id that nobody was given: %s',
    async (query) => {
      const { events } = await open({ query }).until((reader) => reader.events.length > 0);
      expect(events).toMatchObject([{ event: 'reset' }]);
      const hello = await greeted();
      expect(events[0]?.id).toBe(hello.events[0]?.id);
      expect(events[0]?.data).toEqual({ id: events[0]?.id });
    },
  );

  test('have the headers of a stream, also for HEAD', async () => {
    const { headers, status } = await ask(api, '/events', { method: 'HEAD' });
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/event-stream' });
  });

  test('refuse an unknown parameter', async () => {
    expect((await ask(api, '/events?since=1')).status).toBe(422);
  });
});
