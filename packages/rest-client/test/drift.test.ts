import { expect, test, vi } from 'vitest';
import type { Drift } from '../src/index.ts';
import { contract } from './contract.ts';
import { answering, serve } from './loopback.ts';

contract('an answer that departs from the page', (connect) => {
  test.each<[string, object]>([
    ['an unknown channel', { channel: 'telegram' }],
    ['an unknown status', { status: 'archived' }],
    ['an unknown kind of content', { latest_message: { contents: [{ type: 'poll', options: [1] }] } }],
    ['an integer as e-mail', { user: { id: 1, email: 5 } }],
    ['missing keys', {}],
    ['null where the page says none', { user: null, agent: null, channel: null }],
    ['unknown properties', { sentiment: { score: 1 } }],
  ])('by %s passes, and is within what is read', async (_, sent) => {
    const seen: Drift[] = [];
    const { baseUrl } = await serve(answering(200, sent));
    const client = connect(baseUrl, { onDrift: (drift) => void seen.push(drift) });
    expect(await client.conversations.update(1, {})).toEqual(sent);
    expect(seen).toEqual([]);
  });

  test.each<[object, Omit<Drift, 'operation'>[]]>([
    [{ id: 'seven' }, [{ path: '/id', expected: 'number', seen: 'string' }]],
    [{ id: 1.5 }, [{ path: '/id', expected: 'int', seen: 'number' }]],
    [{ agent: { in_sync: 'yes' } }, [{ path: '/agent/in_sync', expected: 'boolean', seen: 'string' }]],
    [{ customer: [] }, [{ path: '/customer', expected: 'object', seen: 'array' }]],
    [{ user: { email: true } }, [{ path: '/user/email', expected: 'string or number', seen: 'boolean' }]],
    [
      { latest_message: { contents: [{ type: 'text', content: 5 }] } },
      [{ path: '/latest_message/contents/0', expected: 'the documented shape', seen: 'object' }],
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
    expect(seen).toEqual(drifts.map((drift) => ({ operation: 'conversations.update', ...drift })));
  });

  test('is reported within lists and users too, by where it is in the answer', async () => {
    const seen: Drift[] = [];
    const { baseUrl } = await serve(answering(200, { data: [{}, { id: 'x' }], name: 5 }));
    const client = connect(baseUrl, { onDrift: (drift) => void seen.push(drift) });
    await client.conversations.list();
    await client.conversations.listByIds([1]);
    await client.users.list();
    await client.users.me();
    expect(seen.map(({ operation, path }) => `${operation} ${path}`)).toEqual([
      'conversations.list /data/1/id',
      'conversations.listByIds /data/1/id',
      'users.list /data/1/id',
      'users.me /name',
    ]);
  });

  test('is reported at most 32 times per answer', async () => {
    const onDrift = vi.fn();
    const { baseUrl } = await serve(
      answering(200, { data: Array.from({ length: 90 }, () => ({ id: 'x' })) }),
    );
    await connect(baseUrl, { onDrift }).conversations.list();
    expect(onDrift).toHaveBeenCalledTimes(32);
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
});
