/** Settings of a PostgreSQL session, by their names. */
export type SessionSettings = Readonly<Record<string, string>>;

/** Beyond what a request may take; for opening a database, where nobody waits for an answer yet. */
const OPENING_IDLE_TIMEOUT_MS = 60_000;
/** How long a transaction may stand still, and a statement may wait for a lock that another transaction holds. */
const IDLE_TRANSACTION_TIMEOUT_MS = 1_000;
const LOCK_TIMEOUT_MS = 1_600;

/** What our statements rely on, whatever a database or a role has as its defaults. */
const REQUIRED_SETTINGS: SessionSettings = {
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  row_security: 'on',
  plan_cache_mode: 'auto',
  // As on an SSD: with the default of 4, a few rows of a small table are found by reading all of it.
  random_page_cost: '1.1',
};

/** No limits but for a process that stands still while it opens a database. */
export const OPENING_LIMITS: SessionSettings = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: String(OPENING_IDLE_TIMEOUT_MS),
};

/**
 * A process that stands still in the middle of a transaction (stopped, swapped out) loses it soon, so that others get
 * its locks; and whoever waits for a lock is told to come again before its caller gives up.
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
    // `off` as a default would lose what was acknowledged; anything stricter than `on` is the operator's choice.
    ...(hasAsyncCommit && { synchronous_commit: 'on' }),
    ...limits,
  };
}

/** For the `options` of a connection's start: what applies to every transaction of the session. */
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

/** Begins a transaction that has these settings by itself: for connections that a pooler hands to somebody else between. */
export function toBegin(settings: SessionSettings): string {
  const all = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', '${value.replaceAll("'", "''")}', true)`,
  );
  return `begin isolation level read committed; select ${all.join(', ')}`;
}
