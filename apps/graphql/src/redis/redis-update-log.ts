import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type Changed, isChanged, type LiveEvent } from '../live/live-event.ts';
import type { UpdateEvent, UpdateLog } from '../live/update-log.ts';
import type { RedisConnection } from './connect-redis.ts';

const KEPT = 10_000;
const KEPT_MS = 72 * 3_600_000;
const BLOCK_MS = 5_000;
const CONNECT_MS = 2_000;
const AGAIN_MS = 500;
const BATCH = 100;

type Change = Changed['changes'][number];

/** An entry is an update, or says that there were some that could not be told, or only holds a place. */
const Entry = z.union([
  z.object({
    kind: z.enum(['updated', 'message']),
    conversationId: z.number(),
    version: z.string().nullable(),
    changes: z.array(z.custom<Change>((it) => typeof it === 'object' && it !== null)).readonly(),
    userId: z.string().nullable(),
    at: z.string().nullable(),
    visibleTo: z.string().nullable(),
  }),
  z.object({ kind: z.literal('resync') }),
  z.object({ kind: z.literal('place') }),
]);

/** A stream that the gateways of one upstream share; its ids are theirs, so a reader goes on at any of them. */
export function createRedisUpdateLog(connection: RedisConnection, url: string, prefix: string): UpdateLog {
  const key = `${prefix}updates`;
  const runKey = `${key}:run`;
  const closing = new AbortController();
  let isGapPending = false;

  const add = (entry: z.infer<typeof Entry>) =>
    connection.run(async (redis) => {
      const id = await redis.xadd(key, 'MAXLEN', '~', KEPT, '*', 'entry', JSON.stringify(entry));
      await redis.pexpire(key, KEPT_MS);
      await redis.pexpire(runKey, KEPT_MS);
      return id ?? '';
    });

  /** Repeats until readers could be told that an update is missing. */
  async function announceGap(): Promise<void> {
    if (isGapPending) return;
    isGapPending = true;
    while (isGapPending && !closing.signal.aborted) {
      await pause(AGAIN_MS, null, { signal: closing.signal, ref: false }).catch(() => undefined);
      await add({ kind: 'resync' }).then(
        () => {
          isGapPending = false;
        },
        () => undefined,
      );
    }
  }

  /**
   * A Redis that was started again may have come back without its newest entries, and one that took over from another
   * may never have had them: whoever notices first says so to all readers.
   */
  async function checkRun(): Promise<void> {
    const known = await connection.run((redis) => redis.get(runKey));
    // Some proxies do not pass this command on.
    const info = await connection.run((redis) => redis.info('server')).catch(() => '');
    const run = /^run_id:(\w+)/m.exec(info)?.[1];
    if (run === undefined || run === known) return;
    if (known !== null) await add({ kind: 'resync' });
    await connection.run((redis) => redis.set(runKey, run, 'PX', KEPT_MS));
  }

  /** Where a reader begins, and what it is told first. */
  async function begin(after: string | null): Promise<{ position: string; greeting: LiveEvent | null }> {
    await checkRun();
    if (after !== null && (await connection.run((redis) => holds(redis, key, after)))) {
      return { position: after, greeting: null };
    }
    const [last] = await connection.run((redis) => redis.xrevrange(key, '+', '-', 'COUNT', 1));
    const position = last?.[0] ?? (await add({ kind: 'place' }));
    return { position, greeting: { kind: after === null ? 'started' : 'resync', id: position } };
  }

  return {
    async append(event: UpdateEvent) {
      await add(event).catch(() => void announceGap());
    },
    async *open(after, signal) {
      const ending = AbortSignal.any([signal, closing.signal]);
      const reader = connectReader(url);
      const hangUp = () => reader.disconnect();
      ending.addEventListener('abort', hangUp);
      let position = after;
      try {
        while (!ending.aborted) {
          try {
            const begun = await begin(position);
            position = begun.position;
            if (begun.greeting) yield begun.greeting;
            if (reader.status !== 'ready') await reader.connect();
            while (!ending.aborted) {
              const entries = await readAfter(reader, key, position);
              // Asked afterwards: where its own place is gone, what followed it may be, too.
              if (entries.length > 0 && !(await holds(reader, key, position))) break;
              for (const [id, text] of entries) {
                position = id;
                const event = toLiveEvent(id, text);
                if (event) yield event;
              }
            }
          } catch {
            // It is waited for; what was missed meanwhile is still there, or is told as a gap.
            await pause(AGAIN_MS, null, { signal: ending }).catch(() => undefined);
          }
        }
      } finally {
        ending.removeEventListener('abort', hangUp);
        reader.disconnect();
      }
    },
    close: () => closing.abort(),
  };
}

/** A command that waits holds up its connection, so each reader has its own. */
function connectReader(url: string): Redis {
  const reader = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: BLOCK_MS + CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Each command reports its own failure.
  reader.on('error', () => undefined);
  return reader;
}

async function readAfter(
  reader: Redis,
  key: string,
  position: string,
): Promise<[id: string, text: string][]> {
  const read = await reader.xread('COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', key, position);
  return (read?.[0]?.[1] ?? []).map(([id, fields]) => [id, fields[1] ?? '']);
}

function toLiveEvent(id: string, text: string): LiveEvent | null {
  const entry = Entry.safeParse(parse(text)).data;
  // Another version of the gateway may write what this one cannot read.
  if (entry === undefined) return { kind: 'resync', id };
  if (entry.kind === 'place') return null;
  const event: LiveEvent = { ...entry, id };
  return isChanged(event) ? event : { kind: 'resync', id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether the stream has an entry of this id, and so everything that followed it: the oldest ones go first. */
async function holds(redis: Redis, key: string, id: string): Promise<boolean> {
  return /^\d{1,15}-\d{1,15}$/.test(id) && (await redis.xrange(key, id, id)).length === 1;
}
