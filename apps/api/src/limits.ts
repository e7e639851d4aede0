/** Concurrency limits; requests beyond them are refused at once, with Retry-After. */
export interface Limits {
  /** Connections to a PostgreSQL server; the embedded engine has one. */
  readonly connections: number;
  /** How long a statement may take; milliseconds. */
  readonly statementMs: number;
  /** How many may wait for a connection before requests are refused: the most that one gateway sends at once. */
  readonly waiting: number;
  /** Open event streams of one token, and of all together. */
  readonly streamsPerToken: number;
  readonly streams: number;
}

export const DEFAULT_LIMITS: Limits = {
  connections: 10,
  statementMs: 10_000,
  waiting: 128,
  streamsPerToken: 50,
  streams: 1_000,
};

/** Shorter than on a server: all requests share the one connection of the embedded engine. */
export const EMBEDDED_STATEMENT_TIMEOUT_MS = 2_000;
