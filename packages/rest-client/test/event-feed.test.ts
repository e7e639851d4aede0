import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { EventsOptions } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { changed, drain, soon, streaming, take } from './event-streams.ts';
import { answering, deadAddress, serve } from './loopback.ts';

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
