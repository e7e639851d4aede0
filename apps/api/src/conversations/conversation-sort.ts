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

interface SortExpression {
  readonly key: RawBuilder<Date | number>;
  readonly direction: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
}

/** The same as part of a query: where to compare, and which way. `firstId` = a conversation that comes before all others. */
export function toSortExpression(sort: Sort, firstId: number | null = null): SortExpression {
  const { key, direction } = SORT_ORDERS[sort];
  const isUpwards = direction === 'asc';
  const front = sql.lit(isUpwards ? '-infinity' : 'infinity');
  return {
    key:
      firstId === null
        ? sql.raw(key)
        : sql`(case when id = ${firstId} then ${front}::timestamptz else ${sql.raw(key)} end)`,
    direction: sql.raw(direction),
    after: sql.raw(isUpwards ? '>' : '<'),
  };
}
