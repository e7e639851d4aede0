import { type RawBuilder, sql } from 'kysely';

export const SORTS = [
  '-latest_message',
  'latest_message',
  'reply_until',
  '-created_at',
  'created_at',
] as const;

export type Sort = (typeof SORTS)[number];

interface SortOrder {
  /** Never null, so that one comparison of pairs finds the next page; the ends of time put `null` last. */
  readonly key: RawBuilder<Date | number>;
  readonly direction: 'asc' | 'desc';
}

/** Each matches an index of the first migration, letter by letter. */
export const SORT_ORDERS: Readonly<Record<Sort, SortOrder>> = {
  '-latest_message': {
    key: sql`coalesce(c.latest_message_at, '-infinity'::timestamptz)`,
    direction: 'desc',
  },
  latest_message: { key: sql`coalesce(c.latest_message_at, 'infinity'::timestamptz)`, direction: 'asc' },
  reply_until: { key: sql`coalesce(c.reply_until, 'infinity'::timestamptz)`, direction: 'asc' },
  '-created_at': { key: sql`coalesce(c.created_at, '-infinity'::timestamptz)`, direction: 'desc' },
  created_at: { key: sql`coalesce(c.created_at, 'infinity'::timestamptz)`, direction: 'asc' },
};
