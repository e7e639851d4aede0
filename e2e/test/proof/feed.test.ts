import { createRestClient } from '@parley/rest-client';
import { Random } from '@parley/testing/random';
import { seed, size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, startApi } from '../../src/proof/stack.ts';

interface Read {
  readonly id: number;
  readonly conversation: number;
  readonly version: number;
}

/** Reads the feed as a foreign client would: bytes, ids, and a cut in the middle whenever it likes. */
async function readUntilCut(
  url: string,
  lastEventId: number,
  take: number,
  signal: AbortSignal,
): Promise<Read[]> {
  const response = await fetch(`${url}/events`, {
    headers: { authorization: 'Bearer demo-1', 'last-event-id': String(lastEventId) },
    signal,
  });
  const read: Read[] = [];
  let text = '';
  try {
    for await (const bytes of response.body ?? []) {
      text += Buffer.from(bytes).toString('latin1');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!block.includes('event: conversation.changed')) continue;
        const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}');
        const id = Number(/^id: (\d+)$/m.exec(block)?.[1]);
        read.push({ id, conversation: data.conversation_id, version: Number(data.version) });
        // Leaving the loop cuts the connection.
        if (read.length === take) return read;
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return read;
}

/** The id of the newest event, from the greeting of a feed that resumes nothing. */
async function currentId(url: string): Promise<number> {
  const response = await fetch(`${url}/events`, { headers: { authorization: 'Bearer demo-1' } });
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += Buffer.from(bytes).toString('latin1');
    const id = /^id: (\d+)$/m.exec(text)?.[1];
    if (id !== undefined && text.includes('event: hello')) return Number(id);
  }
  throw new Error('the feed ended before it greeted');
}

describe.each(engines)('on $name', (engine) => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.close());

  test('readers that are cut and resume at random have every event of 8 writers once, in order', async () => {
    const commits = size({ short: 400, long: 10_000 });
    const start = await currentId(api.url);
    const client = createRestClient({ baseUrl: api.url, token: 'demo-1' });
    const stop = new AbortController();

    const readers = Array.from({ length: 4 }, async (_, name) => {
      const random = new Random(seed + name);
      const all: Read[] = [];
      while (all.length < commits && !stop.signal.aborted) {
        const take = Math.min(random.integer(1, 60), commits - all.length);
        all.push(...(await readUntilCut(api.url, all.at(-1)?.id ?? start, take, stop.signal)));
      }
      return all;
    });
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      const id = writer + 1;
      let user = (await client.conversations.retrieve(id)).user?.id ?? 0;
      for (let n = 0; n < commits / 8; n++) {
        user = (user % 8) + 1;
        await client.conversations.update(id, { user_id: user });
      }
    });
    await Promise.all(writers);
    // Everything is committed; a reader that still misses something has lost it.
    const patience = setTimeout(() => stop.abort(), 30_000);
    const streams = await Promise.all(readers);
    clearTimeout(patience);
    for (const stream of streams) {
      expect(stream).toHaveLength(commits);
      const ids = stream.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(ids).size).toBe(commits);
      for (const conversation of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const versions = stream
          .filter((event) => event.conversation === conversation)
          .map(({ version }) => version);
        expect(versions).toEqual(versions.map((_, n) => (versions[0] ?? 0) + n));
      }
      expect(stream).toEqual(streams[0]);
    }
    await client.close();
  });
});
