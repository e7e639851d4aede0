/** Settings of a PostgreSQL session, by name. */
export type SessionSettings = Readonly<Record<string, string>>;

/** Longer than for requests, since opening a database may take a while. */
const OPENING_IDLE_TIMEOUT_MS = 60_000;
/** Limits of an idle transaction, and of waiting for a lock. */
const IDLE_TRANSACTION_TIMEOUT_MS = 1_000;
const LOCK_TIMEOUT_MS = 1_600;

/** Settings that our statements depend on, whatever the defaults of the database or the role are. */
const REQUIRED_SETTINGS: SessionSettings = {
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  row_security: 'on',
  plan_cache_mode: 'auto',
  // For SSDs: with the default of 4, the planner scans a small table to find a few rows.
  random_page_cost: '1.1',
};

/** No limits except for idle transactions. */
export const OPENING_LIMITS: SessionSettings = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: String(OPENING_IDLE_TIMEOUT_MS),
};

/**
 * A process that hangs within a transaction (stopped, swapped out) loses it soon, which releases its locks; a statement
 * that waits for a lock fails before the caller gives up.
 */
export function requestLimits(statementMs: number): SessionSettings {
  return {
    statement_timeout: String(statementMs),
    lock_timeout: String(Math.min(LOCK_TIMEOUT_MS, statementMs)),
    idle_in_transaction_session_timeout: String(IDLE_TRANSACTION_TIMEOUT_MS),
  };
}

export function sessionSettings(
  { searchPath, hasAsyncCommit }: { searchPath: string; hasAsyncCommit: boolean },
  limits: SessionSettings,
): SessionSettings {
  return {
    ...REQUIRED_SETTINGS,
    search_path: searchPath,
    // `off` could lose acknowledged commits; stricter values than `on` are up to the operator.
    ...(hasAsyncCommit && { synchronous_commit: 'on' }),
    ...limits,
  };
}

/** The `options` of the startup message, for every transaction of the session. */
export function toStartupOptions(settings: SessionSettings): string {
  const all = {
    ...settings,
    default_transaction_isolation: 'read committed',
    default_transaction_deferrable: 'off',
  };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\\s]/g, '\\$&')}`)
    .join(' ');
}

/** Begins a transaction with its own settings, for sessions that a pooler shares. */
export function toBegin(settings: SessionSettings): string {
  const all = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', '${value.replaceAll("'", "''")}', true)`,
  );
  return `begin isolation level read committed; select ${all.join(', ')}`;
}
