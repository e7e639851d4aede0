import { type Kysely, sql } from 'kysely';
import { INDEXES } from './indexes.ts';
import type { Tables } from './tables.ts';

const SHAPE = 'parley_shape_of_';
const TABLE = /^on (\w+)/;

/**
 * The names of indexes that are missing, were broken off half-way, or are defined otherwise than they should be. What
 * PostgreSQL makes of a definition is known only to itself: so each is made on an empty table that goes again.
 */
export async function findWrongIndexes(kysely: Kysely<Tables>): Promise<string[]> {
  const found = await definitionsOf(kysely, Object.keys(INDEXES));
  if (Object.keys(INDEXES).some((name) => !found.has(name))) {
    return Object.keys(INDEXES).filter((name) => !found.has(name));
  }
  const wanted = await wantedDefinitions(kysely);
  return Object.keys(INDEXES).filter((name) => found.get(name) !== wanted.get(SHAPE + name));
}

async function wantedDefinitions(kysely: Kysely<Tables>): Promise<Map<string, string>> {
  const transaction = await kysely.startTransaction().execute();
  try {
    for (const table of new Set(Object.values(INDEXES).map(tableOf))) {
      await sql`create table ${sql.ref(SHAPE + table)} (like ${sql.ref(table)})`.execute(transaction);
    }
    const statements = Object.entries(INDEXES).map(
      ([name, definition]) => `create index ${SHAPE}${name} ${definition.replace(TABLE, `on ${SHAPE}$1`)}`,
    );
    await sql.raw(statements.join(';')).execute(transaction);
    return await definitionsOf(
      transaction,
      Object.keys(INDEXES).map((name) => SHAPE + name),
    );
  } finally {
    await transaction.rollback().execute();
  }
}

function tableOf(definition: string): string {
  return TABLE.exec(definition)?.[1] ?? '';
}

/** Of indexes that can be used: everything behind the name of the table. */
async function definitionsOf(kysely: Kysely<Tables>, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, substring(pg_get_indexdef(i.indexrelid) from ' USING .*$') as definition
    from pg_index as i join pg_class as c on c.oid = i.indexrelid
    where i.indisvalid and c.relnamespace = current_schema()::regnamespace and c.relname in (${sql.join(names)})`.execute(
    kysely,
  );
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}
