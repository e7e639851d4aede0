import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Keeps how far the rows of `conversation_search` have been folded anew. The rows themselves are written beside what
 * else goes on, a batch at a time (`refold-search-rows.ts`): a migration is one transaction, and would hold up all.
 * What customers, messages and notes had folded each for itself is read no more.
 */
export const search: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      sql`create table search_folding (
        "only" boolean primary key default true check ("only"),
        folding integer not null,
        next_id integer not null
      )`,
      sql`insert into search_folding (folding, next_id) values (0, 2147483647)`,
      sql`alter table customers alter column search_text drop not null`,
      sql`alter table messages alter column search_text drop not null`,
      sql`alter table notes alter column search_text drop not null`,
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
