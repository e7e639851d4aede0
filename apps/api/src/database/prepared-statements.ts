import type { PoolClient } from 'pg';
import { type Send, sendOver } from './send-statement.ts';

/** A comment at the start of statements whose best plan depends on their values: they are never prepared by name. */
export const CUSTOM_PLAN = '/* custom plan */';

/** Bounds the memory of a connection, which keeps its prepared statements until it ends. */
const MAX_PREPARED_STATEMENTS = 200;

/** `invalid_sql_statement_name` and `duplicate_prepared_statement`: the session is one of another client. */
const FOREIGN_NAME = new Set(['26000', '42P05']);

/**
 * Prepares each statement by name once per connection: for a statement of one row, parsing and planning are most of the
 * work. Stops doing so behind a pooler without support for it (PgBouncer before 1.21).
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
