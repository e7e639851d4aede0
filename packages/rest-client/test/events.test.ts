import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { changed, data, soon, streaming, take } from './event-streams.ts';
import { serve } from './loopback.ts';

contract('events', (connect) => {
  test('are asked for with the token, and come as they are sent', async () => {
    const changes = [{ field: 'status', from: 'to-do', to: 'done', cause: 'EXPLICIT' }];
    const sent = data(8, { type: 'updated', changes, user_id: 3, at: '2026-11-23T10:00:00.000Z', later: 1 });
    const { baseUrl, received } = await serve(
      streaming((response) =>
        response.write(
          `id: 7\nevent: hello\ndata: {"id":7}\n\nid: 8\nevent: conversation.changed\ndata: ${JSON.stringify(sent)}\n\n`,
        ),
      ),
    );
    expect(await take(connect(baseUrl), 2, { headers: { Traceparent: '00-abc' } })).toEqual([
      { event: 'hello', id: 7 },
      { event: 'conversation.changed', id: 8, data: sent },
    ]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: 'GET', url: '/third-party/v1/events' });
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Bearer a-fixed-token',
      accept: 'text/event-stream, application/problem+json',
      traceparent: '00-abc',
    });
    expect(received[0]?.headers).not.toHaveProperty('last-event-id');
  });

  test('go on after a cut from the last one seen, each once and in order', async () => {
    // Each connection gives up to three events, then breaks within the next one.
    const { baseUrl, received } = await serve(
      streaming((response, last) => {
        const next = (last ?? 0) + 1;
        response.write(
          [next, next + 1, next + 2].map(changed).join('') + changed(next + 3).slice(0, 30),
          () => response.destroy(),
        );
      }),
    );
    const events = await take(connect(baseUrl, {}, soon), 20, { lastEventId: 0 });
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(received.map(({ headers }) => headers['last-event-id']).slice(0, 4)).toEqual(['0', '3', '6', '9']);
  });

  test('are not repeated, even where the API repeats them', async () => {
    const { baseUrl } = await serve(
      streaming((response, last) => {
        response.end([1, 2, 3, (last ?? 0) + 1].map(changed).join(''));
      }),
    );
    const events = await take(connect(baseUrl, {}, soon), 6, { lastEventId: 2 });
    expect(events.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  test('that begin now go on after hello, also when nothing came between', async () => {
    const { baseUrl, received } = await serve(
      streaming((response, last) => {
        response.end(last === null ? 'id: 40\nevent: hello\ndata: {}\n\n' : changed(last + 1));
      }),
    );
    const events = await take(connect(baseUrl, {}, soon), 3);
    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ['hello', 40],
      ['conversation.changed', 41],
      ['conversation.changed', 42],
    ]);
    expect(received.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '40', '41']);
  });

  test('tell of a reset and go on from there, also downwards', async () => {
    const { baseUrl } = await serve(
      streaming((response, last) => {
        response.end(last === 900 ? 'id: 5\nevent: reset\ndata: {"id":5}\n\n' : changed((last ?? 0) + 1));
      }),
    );
    expect(await take(connect(baseUrl, {}, soon), 2, { lastEventId: 900 })).toEqual([
      { event: 'reset', id: 5 },
      { event: 'conversation.changed', id: 6, data: data(6) },
    ]);
  });

  test('tell of a reset where an API begins anew although it was asked to go on', async () => {
    const { baseUrl } = await serve(
      streaming((response, last) => {
        response.end(`id: ${(last ?? 0) + 10}\nevent: hello\ndata: {}\n\n`);
      }),
    );
    expect(await take(connect(baseUrl, {}, soon), 3)).toEqual([
      { event: 'hello', id: 10 },
      { event: 'reset', id: 20 },
      { event: 'reset', id: 30 },
    ]);
  });

  test('are read through heartbeats, unknown kinds, CR LF, a BOM and data in several lines', async () => {
    const { baseUrl } = await serve(
      streaming((response) => {
        response.write('\uFEFF: ok\r\n\r\nid: 1\r\nevent: conversation.changed\r\n');
        response.write('data: {"conversation_id": 1,\r\ndata: "version": "1"}\r\n\r\n: heartbeat\r\n\r\n');
        response.write('id: 2\r\nevent: user.changed\r\ndata: {}\r\n\r\nevent: hello\r\ndata: 3\r\n\r\n');
      }),
    );
    expect(await take(connect(baseUrl), 2)).toEqual([
      { event: 'conversation.changed', id: 1, data: { conversation_id: 1, version: '1' } },
      { event: 'hello', id: 3 },
    ]);
  });

  test('survive every place at which a chunk can end, within letters too', async () => {
    const text = `id: 12\r\nevent: conversation.changed\r\ndata: {"who":"Zoë 🚲 張"}\r\n\r\n`;
    const bytes = Buffer.from(text);
    const { baseUrl } = await serve(
      streaming(async (response) => {
        for (const byte of bytes) {
          response.write(Buffer.of(byte));
          await new Promise(setImmediate);
        }
      }),
    );
    expect(await take(connect(baseUrl), 1)).toEqual([
      { event: 'conversation.changed', id: 12, data: { who: 'Zoë 🚲 張' } },
    ]);
  });

  test('that come in one burst of megabytes all come, to a reader that is slow', async () => {
    const count = 20_000;
    const { baseUrl, received } = await serve(
      streaming((response) => {
        for (let id = 1; id <= count; id += 1) response.write(changed(id));
      }),
    );
    let last = 0;
    for await (const { id } of connect(baseUrl).events({ lastEventId: 0 })) {
      expect(id).toBe(last + 1);
      last = id;
      if (id % 1_000 === 0) await new Promise(setImmediate);
      if (id === count) break;
    }
    expect(received).toHaveLength(1);
  });
});

contract('a reader that stops', (connect) => {
  test('holds the API back instead of filling memory, and has everything in the end', {
    timeout: 30_000,
  }, async () => {
    const count = 512;
    const long = 'x'.repeat(64 * 1024);
    let written = 0;
    const { baseUrl } = await serve(
      streaming(async (response) => {
        while (written < count && !response.destroyed) {
          written += 1;
          const text = JSON.stringify(data(written, { long }));
          if (!response.write(`id: ${written}\nevent: conversation.changed\ndata: ${text}\n\n`)) {
            await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
          }
        }
      }),
    );
    const ids: number[] = [];
    for await (const { id } of connect(baseUrl).events({ lastEventId: 0 })) {
      ids.push(id);
      if (id === 1) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(written).toBeLessThan(count);
      }
      if (id === count) break;
    }
    expect(ids).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });
});
