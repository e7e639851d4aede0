import type { PoolClient } from 'pg';
import { type Send, sendOver } from './send-statement.ts';

/** Begins a statement whose best plan depends on its values, so that it is planned for them each time. */
export const CUSTOM_PLAN = '/* planned for its values */';

/** A connection keeps its statements until it ends; the texts of one process are few, unless something makes them up. */
const MAX_PREPARED_STATEMENTS = 200;

/** `invalid_sql_statement_name` and `duplicate_prepared_statement`: the name belongs to a session that is not ours. */
const FOREIGN_NAME = new Set(['26000', '42P05']);

/**
 * Each statement is parsed and planned once per connection: for one row that is most of its work. A pooler that does
 * not know names (PgBouncer before 1.21) hands a name to the session of somebody else; then no more names are given.
 */
export function preparedStatements(onForeignNames: () => void = () => {}): (client: PoolClient) => Send {
  const names = new Map<string, string>();
  let prepares = true;
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MAX_PREPARED_STATEMENTS) return known;
    const name = `parley_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return (client) => async (text, values) => {
    const isPrepared = prepares && values.length > 0 && !text.includes(CUSTOM_PLAN);
    const name = isPrepared ? nameOf(text) : undefined;
    try {
      return await sendOver(client, { text, values: [...values], ...(name !== undefined && { name }) });
    } catch (error) {
      if (prepares && name !== undefined && isForeignName(error)) {
        prepares = false;
        onForeignNames();
      }
      throw error;
    }
  };
}

export function simpleStatements(client: PoolClient): Send {
  return (text, values) => sendOver(client, { text, values: [...values] });
}

function isForeignName(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FOREIGN_NAME.has(String(error.code));
}
