/** How much at once; what comes beyond is refused quickly, with a time after which to try again. */
export interface Limits {
  /** Connections to a PostgreSQL server; the embedded engine has one. */
  readonly connections: number;
  /** How long a statement may take; milliseconds. */
  readonly statementMs: number;
  /** How many may wait for a connection before requests are refused: all that one gateway has under way at most. */
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

/** Shorter than on a server: the embedded engine has one connection, and everybody waits for it. */
export const EMBEDDED_STATEMENT_TIMEOUT_MS = 2_000;
