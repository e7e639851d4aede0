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
  /** Over a row of `conversations`. Never null, so that one comparison of pairs finds the next page; the ends of time put `null` last. */
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** `database/indexes.ts` makes an index of each. */
export const SORT_ORDERS: Readonly<Record<Sort, SortOrder>> = {
  '-latest_message': { key: "coalesce(latest_message_at, '-infinity'::timestamptz)", direction: 'desc' },
  latest_message: { key: "coalesce(latest_message_at, 'infinity'::timestamptz)", direction: 'asc' },
  reply_until: { key: "coalesce(reply_until, 'infinity'::timestamptz)", direction: 'asc' },
  '-created_at': { key: "coalesce(created_at, '-infinity'::timestamptz)", direction: 'desc' },
  created_at: { key: "coalesce(created_at, 'infinity'::timestamptz)", direction: 'asc' },
};

/** The same as part of a query: where to compare, and which way. */
export function sortOf(sort: Sort): {
  readonly key: RawBuilder<Date | number>;
  readonly direction: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
} {
  const { key, direction } = SORT_ORDERS[sort];
  return {
    key: sql.raw(key),
    direction: sql.raw(direction),
    after: sql.raw(direction === 'asc' ? '>' : '<'),
  };
}
