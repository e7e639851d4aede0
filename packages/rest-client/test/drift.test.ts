import { channel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CHANNELS, createRestClient, type Drift, type DriftMode } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

/** The schemas are loaded when the first answer departs, and the answer does not wait for them. */
const told = (drifts: readonly Drift[], count: number) =>
  vi.waitFor(() => expect(drifts).toHaveLength(count), { timeout: 5_000 });

contract('an answer that departs from the page', (connect) => {
  test.each<[string, object]>([
    ['a listed channel', { channel: 'whatsapp' }],
    ['an integer as e-mail', { user: { id: 1, email: 5 } }],
    ['missing keys', {}],
    ['null where the page says none', { user: null, agent: null, channel: null }],
    ['unknown properties', { sentiment: { score: 1 } }],
  ])('by %s passes, and is within what is read', async (_, sent) => {
    const onDrift = vi.fn();
    const { baseUrl } = await serve(answering(200, sent));
    expect(await connect(baseUrl, { onDrift, drift: 'strict' }).conversations.update(1, {})).toEqual(sent);
    expect(onDrift).not.toHaveBeenCalled();
  });

  test.each<[object, Omit<Drift, 'operation' | 'count' | 'known'>[]]>([
    [{ id: 'seven' }, [{ path: '/id', expected: 'number', seen: 'string' }]],
    [{ id: 1.5 }, [{ path: '/id', expected: 'int', seen: 'number' }]],
    [{ id: 2 ** 53 }, [{ path: '/id', expected: 'safe integer', seen: 'number' }]],
    [{ agent: { in_sync: 'yes' } }, [{ path: '/agent/in_sync', expected: 'boolean', seen: 'string' }]],
    [{ customer: [] }, [{ path: '/customer', expected: 'object', seen: 'array' }]],
    [{ user: { email: true } }, [{ path: '/user/email', expected: 'string or number', seen: 'boolean' }]],
    [
      { latest_message: { contents: [{ type: 'text', content: 5 }] } },
      [{ path: '/latest_message/contents/0/content', expected: 'string', seen: 'number' }],
    ],
    [
      { latest_message: { contents: 'none' } },
      [{ path: '/latest_message/contents', expected: 'array', seen: 'string' }],
    ],
  ])('by %j passes and is reported by path and kind', async (sent, drifts) => {
    const seen: Drift[] = [];
    const { baseUrl } = await serve(answering(200, sent));
    const client = connect(baseUrl, { onDrift: (drift) => void seen.push(drift) });
    expect(await client.conversations.update(1, {})).toEqual(sent);
    await told(seen, drifts.length);
    const operation = 'conversations.update';
    expect(seen).toEqual(drifts.map((drift) => ({ operation, ...drift, known: true, count: 1 })));
  });

  test.each<[object, Omit<Drift, 'operation' | 'count' | 'known'>]>([
    [
      { channel: 'telegram' },
      { path: '/channel', expected: 'one of bridge, whatsapp, widget', seen: 'string' },
    ],
    [
      { status: 'archived' },
      { path: '/status', expected: 'one of to-do, in-progress, done', seen: 'string' },
    ],
    [
      { latest_message: { contents: [{ type: 'poll', options: [1] }] } },
      {
        path: '/latest_message/contents/0/type',
        expected: 'one of text, image, video, audio, document, location, contact',
        seen: 'string',
      },
    ],
  ])('by %j passes in every mode, and is reported as not known', async (sent, drift) => {
    const { baseUrl } = await serve(answering(200, sent));
    for (const mode of ['observe', 'strict', 'off'] as const) {
      const seen: Drift[] = [];
      const client = connect(baseUrl, { drift: mode, onDrift: (it) => void seen.push(it) });
      expect(await client.conversations.update(1, {})).toEqual(sent);
      await told(seen, mode === 'off' ? 0 : 1);
      if (mode !== 'off') {
        expect(seen).toEqual([{ operation: 'conversations.update', ...drift, known: false, count: 1 }]);
      }
    }
  });

  test('is reported within lists and users too, by where it is in the answer', async () => {
    const seen: Drift[] = [];
    const { baseUrl } = await serve(answering(200, { data: [{}, { id: 'x' }], name: 5 }));
    const client = connect(baseUrl, { onDrift: (drift) => void seen.push(drift) });
    await client.conversations.list();
    await client.conversations.listByIds([1]);
    await client.users.list();
    await client.users.me();
    await told(seen, 4);
    expect(seen.map(({ operation, path }) => `${operation} ${path}`).sort()).toEqual([
      'conversations.list /data/1/id',
      'conversations.listByIds /data/1/id',
      'users.list /data/1/id',
      'users.me /name',
    ]);
  });

  test('in many items of a list is reported once, with how many', async () => {
    const seen: Drift[] = [];
    const data = Array.from({ length: 30 }, () => ({ id: 'x', channel: 'whatsapp' }));
    const { baseUrl } = await serve(answering(200, { data }));
    await connect(baseUrl, { onDrift: (drift) => void seen.push(drift) }).conversations.list();
    await told(seen, 1);
    expect(seen).toMatchObject([{ path: '/data/0/id', count: 30 }]);
  });

  test.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw new Error('observer');
      },
    ],
    ['rejects', () => Promise.reject(new Error('observer'))],
  ])('does not fail a completed write when the observer %s', async (_, onDrift) => {
    const { baseUrl } = await serve(answering(200, { id: 'seven' }));
    expect(await connect(baseUrl, { onDrift }).conversations.update(1, {})).toEqual({ id: 'seven' });
  });

  test('fails in mode strict by an error that has the answer of the completed write, and is sent once', async () => {
    const sent = { id: 'seven', customer: { name: 'Jane Doe' } };
    const { baseUrl, received } = await serve(answering(200, sent, { etag: '"8"', 'x-request-id': 'r-1' }));
    const client = connect(baseUrl, { drift: 'strict', idempotencyKeys: true });
    const error = await failureOf(client.conversations.update(1, {}, { idempotencyKey: 'k' }));
    expect(error).toMatchObject({
      name: 'ResponseDriftError',
      code: 'response-drifted',
      outcome: 'unknown',
      attempts: 1,
      status: 200,
      version: '8',
      requestId: 'r-1',
      idempotencyKey: 'k',
      data: sent,
      drifts: [{ path: '/id', expected: 'number', seen: 'string', known: true }],
    });
    expect(received).toHaveLength(1);
    const views = [String(error), JSON.stringify(error), inspect(error, { depth: 9 })].join();
    expect(views).not.toContain('seven');
    expect(views).not.toContain('Jane');
  });
});

describe('the mode of drift', () => {
  const connect = async (options: { readonly drift?: DriftMode; readonly onDrift?: () => void }) => {
    const { baseUrl } = await serve(answering(200, { id: 'seven' }));
    const client = createRestClient({ baseUrl, token: 'a-fixed-token', ...options });
    onTestFinished(() => client.close());
    return client;
  };

  test('of a call replaces that of its client', async () => {
    const lenient = await connect({ drift: 'off' });
    expect(await failureOf(lenient.conversations.update(1, {}, { drift: 'strict' }))).toMatchObject({
      code: 'response-drifted',
    });
    const strict = await connect({ drift: 'strict' });
    expect(await strict.conversations.update(1, {}, { drift: 'observe' })).toEqual({ id: 'seven' });
  });

  test('off tells nobody', async () => {
    const onDrift = vi.fn();
    const client = await connect({ drift: 'off', onDrift });
    await client.conversations.update(1, {});
    await connect({ onDrift }).then((other) => other.conversations.update(1, {}));
    await vi.waitFor(() => expect(onDrift).toHaveBeenCalledTimes(1));
  });

  test('must be one of three', async () => {
    const wrong = 'loud' as DriftMode;
    await expect(connect({ drift: wrong })).rejects.toMatchObject({ code: 'invalid-request' });
    const client = await connect({});
    expect(await failureOf(client.conversations.update(1, {}, { drift: wrong }))).toMatchObject({
      code: 'invalid-request',
      outcome: 'not-sent',
    });
  });

  test('observe tells the channel of drift without any onDrift', async () => {
    const seen: unknown[] = [];
    const listener = (message: unknown) => void seen.push(message);
    channel(CHANNELS.drift).subscribe(listener);
    onTestFinished(() => void channel(CHANNELS.drift).unsubscribe(listener));
    const client = await connect({});
    await client.conversations.update(1, {});
    await vi.waitFor(() => expect(seen).toMatchObject([{ path: '/id', seen: 'string' }]));
  });
});

describe('what goes on', () => {
  test('is reported once a minute with how often it was met, also to the clients of other tokens', async () => {
    const seen: Drift[] = [];
    let now = 0;
    const { baseUrl } = await serve(answering(200, { id: 'seven' }));
    const client = createRestClient({
      baseUrl,
      token: 'a-fixed-token',
      onDrift: (drift) => void seen.push(drift),
      clock: {
        now: () => now,
        monotonic: () => now,
        setTimeout: (callback, ms) => setTimeout(callback, ms),
        clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
      },
    });
    onTestFinished(() => client.close());
    await client.conversations.update(1, {});
    await told(seen, 1);
    await client.conversations.update(1, {});
    await client.withToken('another-token').conversations.update(1, {});
    await client.conversations.retrieve(1);
    await told(seen, 2);
    now = 61_000;
    await client.conversations.update(1, {});
    await told(seen, 3);
    expect(seen.map(({ operation, count }) => `${operation} ${count}`)).toEqual([
      'conversations.update 1',
      'conversations.retrieve 1',
      'conversations.update 3',
    ]);
  });
});
