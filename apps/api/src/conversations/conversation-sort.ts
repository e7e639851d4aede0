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
  /** SQL over `conversations`. Never null, so that a row comparison finds the next page; infinity sorts `null` last. */
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Each has an index in `database/indexes.ts`. */
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

/** A sort order as parts of a query. `firstId` = a conversation that comes before all others. */
export function toSortExpression(sort: Sort, firstId: number | null = null): SortExpression {
  const { key, direction } = SORT_ORDERS[sort];
  const isAscending = direction === 'asc';
  const front = sql.lit(isAscending ? '-infinity' : 'infinity');
  return {
    key:
      firstId === null
        ? sql.raw(key)
        : sql`(case when id = ${firstId} then ${front}::timestamptz else ${sql.raw(key)} end)`,
    direction: sql.raw(direction),
    after: sql.raw(isAscending ? '>' : '<'),
  };
}
