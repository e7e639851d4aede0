import { CONVERSATION_STATUSES } from '@parley/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { toSortExpression } from './conversation-sort.ts';
import type { CursorPosition } from './cursor.ts';
import { ASSIGNED, filterExpression, toUserIds } from './filter-expression.ts';
import { parseSearch, pinnedId, type Search } from './parse-search.ts';
import { matchesSearch, matchesSearchUnindexed } from './search-expression.ts';

interface PageRequest {
  readonly filter: ConversationFilter;
  readonly limit: number;
  /** The last row of the previous page; `null` = the first page. */
  readonly after: CursorPosition | null;
  /** The estimated matches of `filter.q`; meaningless without it. */
  readonly matches: number;
}

type Page = RawBuilder<{ id: number; sort_key: Date | number }>;

/** Up to so many matches are found and then sorted; with more, reading in order finds a page sooner. */
const MAX_SORTED_MATCHES = 5_000;

/** The ids of a page in order, with their sort keys. */
export function selectPage(kysely: Kysely<Tables>, request: PageRequest): Page {
  const search = parseSearch(request.filter.q);
  // No index has the order in which the conversation with the entered number comes first.
  return search && (search.isIdFirst || request.matches <= MAX_SORTED_MATCHES)
    ? selectPageOfMatches(kysely, request, search)
    : selectPageOfParts(kysely, request, search);
}

/** Finds all matches of a search, and sorts them. */
function selectPageOfMatches(
  kysely: Kysely<Tables>,
  { filter, limit, after }: PageRequest,
  wanted: Search,
): Page {
  const { key, direction } = toSortExpression(filter.sort, pinnedId(wanted));
  const users = toUserIds(filter);
  const page = kysely
    .with(
      (cte) => cte('matching').materialized(),
      (search) =>
        search.selectFrom('conversation_search').select('conversation_id').where(matchesSearch(wanted)),
    )
    .selectFrom('matching')
    .innerJoin('conversations', 'conversations.id', 'matching.conversation_id')
    .select(['conversations.id', key.as('sort_key')])
    .where(filterExpression(filter))
    .$if(filter.status !== undefined, (found) => found.where('status', 'in', filter.status ?? []))
    .$if(users !== undefined, (found) => found.where(sql<boolean>`${ASSIGNED} = any(${users}::integer[])`))
    .$if(after !== null, (found) => found.where(isAfter(filter, after)))
    .orderBy(sql`${key} ${direction}, id ${direction}`)
    .limit(limit);
  return sql`${page}`;
}

/**
 * Reads at most a page of each status, and of each user of the filter, in the order of an index, and merges them. A
 * single scan over several statuses would also read all rows between them: every finished conversation, to find the
 * oldest unfinished one.
 */
function selectPageOfParts(
  kysely: Kysely<Tables>,
  { filter, limit, after }: PageRequest,
  wanted: Search | null,
): Page {
  const { key, direction } = toSortExpression(filter.sort);
  const users = toUserIds(filter);
  const page = kysely
    .selectFrom('conversations')
    .$if(wanted !== null, (found) =>
      found.innerJoin('conversation_search', 'conversation_search.conversation_id', 'conversations.id'),
    )
    .select(['conversations.id', key.as('sort_key')])
    .where(sql<boolean>`status = wanted_status.status`)
    .$if(users !== undefined, (found) => found.where(sql<boolean>`${ASSIGNED} = wanted_user.user_id`))
    .where(filterExpression(filter))
    .where(matchesSearchUnindexed(wanted))
    .$if(after !== null, (found) => found.where(isAfter(filter, after)))
    .orderBy(sql`${key} ${direction}, id ${direction}`)
    .limit(limit);
  const statuses = filter.status ?? CONVERSATION_STATUSES;
  const from = sql.join([
    sql`unnest(${[...new Set(statuses)]}::text[]) as wanted_status (status)`,
    ...(users ? [sql`unnest(${[...new Set(users)]}::integer[]) as wanted_user (user_id)`] : []),
    sql`lateral (${page}) as part`,
  ]);
  return sql`select part.id, part.sort_key from ${from}
    order by part.sort_key ${direction}, part.id ${direction} limit ${limit}`;
}

function isAfter({ sort, q }: ConversationFilter, after: CursorPosition | null): RawBuilder<boolean> {
  const { key, after: beyond } = toSortExpression(sort, pinnedId(parseSearch(q)));
  return sql`(${key}, id) ${beyond} (${after?.key}::timestamptz, ${after?.id}::integer)`;
}
