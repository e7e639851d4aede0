import { getEventListeners } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { ConversationEvent, EventsOptions, RestClient } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, deadAddress, serve } from './loopback.ts';

const soon = () => 1;
const data = (id: number, more: object = {}) => ({ id, conversation_id: 1, version: `${id}`, ...more });
const changed = (id: number) =>
  `id: ${id}\nevent: conversation.changed\ndata: ${JSON.stringify(data(id))}\n\n`;
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** Answers with a stream that goes on until something ends it. */
function streaming(write: (response: ServerResponse, lastEventId: number | null) => void): RequestListener {
  return (request, response) => {
    response.writeHead(200, STREAM);
    response.flushHeaders();
    const given = request.headers['last-event-id'];
    write(response, given === undefined ? null : Number(given));
  };
}

/** Reads so many events and leaves. */
async function take(
  client: RestClient,
  count: number,
  options?: EventsOptions,
): Promise<ConversationEvent[]> {
  const events: ConversationEvent[] = [];
  if (count === 0) return events;
  for await (const event of client.events(options)) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

async function drain(client: RestClient, options?: EventsOptions): Promise<ConversationEvent[]> {
  return take(client, Number.POSITIVE_INFINITY, options);
}

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

contract('a feed', (connect) => {
  test('connects to nothing until it is read', async () => {
    const { baseUrl, connections } = await serve(streaming(() => undefined));
    connect(baseUrl).events();
    await new Promise(setImmediate);
    expect(connections()).toBe(0);
  });

  test('ends quietly with the signal, and leaves no socket and no listener', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { baseUrl, open } = await serve(streaming((response) => response.write(changed(1))));
    const events: number[] = [];
    for await (const { id } of connect(baseUrl).events({ signal })) {
      events.push(id);
      expect(open()).toBe(1);
      setImmediate(() => controller.abort());
    }
    expect(events).toEqual([1]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await expect.poll(open).toBe(0);
  });

  test('gives nothing more after the signal, whatever has arrived', async () => {
    const controller = new AbortController();
    const { baseUrl } = await serve(streaming((response) => response.write(changed(1) + changed(2))));
    const events: number[] = [];
    for await (const { id } of connect(baseUrl).events({ signal: controller.signal })) {
      events.push(id);
      controller.abort();
    }
    expect(events).toEqual([1]);
  });

  test('with a signal that is aborted already sends nothing', async () => {
    const { baseUrl, received } = await serve(streaming(() => undefined));
    expect(await drain(connect(baseUrl), { signal: AbortSignal.abort() })).toEqual([]);
    expect(received).toHaveLength(0);
  });

  test('ends with the signal while it connects and while it waits to connect again', async () => {
    const connecting = new AbortController();
    const silent = await serve(() => connecting.abort());
    expect(await drain(connect(silent.baseUrl), { signal: connecting.signal })).toEqual([]);
    const waiting = new AbortController();
    const client = connect(await deadAddress(), { deadline: 2 ** 31 - 1 }, () => {
      setImmediate(() => waiting.abort());
      return 3_600_000;
    });
    expect(await drain(client, { signal: waiting.signal })).toEqual([]);
  });

  test('that is left lets go of its connection, and of the signal through all its connections', async () => {
    const { signal } = new AbortController();
    const { baseUrl, open } = await serve(
      streaming((response, last) => response.write(changed((last ?? 0) + 1), () => response.destroy())),
    );
    for await (const { id } of connect(baseUrl, {}, soon).events({ lastEventId: 0, signal })) {
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      if (id === 3) break;
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await expect.poll(open).toBe(0);
  });

  test('ends when the client is closed, and closing does not wait for it', async () => {
    const { baseUrl, open } = await serve(streaming((response) => response.write(changed(1))));
    const client = connect(baseUrl);
    const other = client.withToken('another');
    for await (const _ of other.events()) await client.close();
    await expect.poll(open).toBe(0);
    expect(await failureOf(drain(other))).toMatchObject({ name: 'InvalidRequestError', attempts: 0 });
  });

  test('that is silent for too long is connected anew', async () => {
    const { baseUrl, received } = await serve(
      streaming((response, last) => {
        if (received.length < 3) response.write(': heartbeat\n\n');
        else response.write(changed((last ?? 0) + 1));
      }),
    );
    const [event] = await take(connect(baseUrl, {}, soon), 1, { lastEventId: 4, idleTimeout: 100 });
    expect(event?.id).toBe(5);
    expect(received).toHaveLength(3);
  });

  test('that has only heartbeats is not silent', async () => {
    const { baseUrl, received } = await serve(
      streaming((response) => {
        let beats = 0;
        const timer = setInterval(() => {
          beats += 1;
          response.write(beats < 8 ? ': heartbeat\n\n' : changed(1));
        }, 60);
        response.on('close', () => clearInterval(timer));
      }),
    );
    await take(connect(baseUrl), 1, { idleTimeout: 300 });
    expect(received).toHaveLength(1);
  });

  test('gives up after as many failures in a row as it was told', async () => {
    const error = await failureOf(drain(connect(await deadAddress(), {}, soon), { maxAttempts: 4 }));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent', attempts: 4 });
    const { baseUrl, received } = await serve(streaming((response) => response.end(': ok\n\n')));
    expect(await failureOf(drain(connect(baseUrl, {}, soon)))).toMatchObject({
      name: 'ConnectionError',
      attempts: 10,
    });
    expect(received).toHaveLength(10);
  });

  test('counts them anew after a change', async () => {
    const { baseUrl, received } = await serve(
      streaming((response, last) => {
        if (received.length % 2 === 0) response.end(changed((last ?? 0) + 1));
        else response.destroy();
      }),
    );
    const events = await take(connect(baseUrl, {}, soon), 5, { lastEventId: 0, maxAttempts: 2 });
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([401, 403, 404, 501])('is refused for good by a %i', async (status) => {
    const { baseUrl, received } = await serve(answering(status, { code: 'some-code' }));
    const error = await failureOf(drain(connect(baseUrl, {}, soon)));
    expect(error).toMatchObject({ status, attempts: 1, problem: { code: 'some-code' } });
    expect(received).toHaveLength(1);
  });

  test('asks for the token anew with each connection, and waits when the API is busy', async () => {
    const tokens = ['first', 'second', 'third'];
    const { baseUrl, received } = await serve((request, response) => {
      if (received.length < 3) answering(503, {}, { 'retry-after': '0' })(request, response);
      else streaming((stream) => stream.write(changed(1)))(request, response);
    });
    await take(connect(baseUrl, { token: () => tokens.shift() ?? 'none' }, soon), 1);
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
      'Bearer third',
    ]);
  });

  test('does not wait longer than a call may take', async () => {
    const { baseUrl } = await serve(answering(503, {}, { 'retry-after': '3600' }));
    expect(await failureOf(drain(connect(baseUrl, {}, soon)))).toMatchObject({
      name: 'ServerError',
      retryAfterSeconds: 3600,
      attempts: 1,
    });
  });

  test.each<[string, RequestListener]>([
    ['a page', answering(200, '<html>', { 'content-type': 'text/html' })],
    ['JSON', answering(200, {})],
    ['an event without id', streaming((response) => response.write('event: hello\ndata: x\n\n'))],
    [
      'broken data',
      streaming((response) => response.write('id: 1\nevent: conversation.changed\ndata: {\n\n')),
    ],
  ])('that answers with %s is a ProtocolError', async (_, answer) => {
    const { baseUrl, received } = await serve(answer);
    expect(await failureOf(drain(connect(baseUrl, {}, soon)))).toMatchObject({ name: 'ProtocolError' });
    expect(received).toHaveLength(1);
  });

  test('with an event larger than allowed is a ResponseTooLargeError', async () => {
    const { baseUrl } = await serve(streaming((response) => response.write(`data: ${'x'.repeat(2_000)}`)));
    const client = connect(baseUrl, { maxResponseBytes: 1_000 });
    expect(await failureOf(drain(client))).toMatchObject({ name: 'ResponseTooLargeError', limit: 1_000 });
  });

  test.each<[EventsOptions, string]>([
    [{ lastEventId: -1 }, '/lastEventId'],
    [{ lastEventId: 1.5 }, '/lastEventId'],
    [{ maxAttempts: 0 }, '/maxAttempts'],
    [{ idleTimeout: 0 }, '/idleTimeout'],
    [{ headers: { 'Last-Event-ID': '5' } }, '/headers'],
  ])('with the options %j sends nothing and says where', async (options, pointer) => {
    const { baseUrl, received } = await serve(streaming(() => undefined));
    const error = await failureOf(drain(connect(baseUrl), options));
    expect(error).toMatchObject({ name: 'InvalidRequestError', issues: [{ pointer }] });
    expect(received).toHaveLength(0);
  });
});
