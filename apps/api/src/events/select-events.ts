import type { Kysely } from 'kysely';
import { wireVersion } from '../database/epoch.ts';
import { toInstant } from '../database/instant.ts';
import type { Tables } from '../database/tables.ts';

/** An event as it is sent, formatted once for all readers. */
export interface FeedEvent {
  readonly id: number;
  readonly frame: string;
}

/** At most `limit` events after an id, the first or the newest ones, ordered by id. */
export async function selectEvents(
  kysely: Kysely<Tables>,
  { after, limit, which }: { after: number; limit: number; which: 'first' | 'newest' },
): Promise<FeedEvent[]> {
  const rows = await kysely
    .selectFrom('events')
    .select(['id', 'conversation_id', 'type', 'changes', 'user_id', 'at'])
    .select(wireVersion('version').as('version'))
    .where('id', '>', String(after))
    .orderBy('id', which === 'first' ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  if (which === 'newest') rows.reverse();
  return rows.map(({ id, at, ...event }) => {
    const data = { id: Number(id), ...event, at: toInstant(at) };
    return { id: data.id, frame: toFrame('conversation.changed', data.id, data) };
  });
}

/** The ids that a reader can resume from: `prunedTo`, up to which events are pruned, to `current`, the newest one. */
export async function selectBounds(kysely: Kysely<Tables>) {
  const row = await kysely
    .selectFrom('event_feed')
    .select((eb) => [
      'pruned_to',
      eb
        .selectFrom('events')
        .select((events) => events.fn.max('id').as('id'))
        .as('newest'),
    ])
    .executeTakeFirstOrThrow();
  const prunedTo = Number(row.pruned_to);
  return { prunedTo, current: Math.max(prunedTo, Number(row.newest ?? 0)) };
}

/** One event of a text/event-stream. JSON has no line breaks, so one `data` line is enough. */
export function toFrame(event: string, id: number, data: object): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
