import type { ExecutionResult } from 'graphql';
import type { Caller } from '../auth/caller.ts';
import type { RequestEntry } from '../operations/request-entry.ts';
import type { Charge } from '../rate-limit/token-bucket.ts';

/**
 * What is known about a request, whoever answers it. It goes with the request, in the server context of Yoga too, so no
 * step is done twice.
 */
export interface PreparedRequest {
  readonly requestId: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** `null` = no token came; absent = not authenticated yet. */
  caller?: Caller | null;
  /** `null` = nothing was executed. */
  operation: RequestEntry['operation'];
  /** Points; absent = not counted yet. */
  cost?: number;
  /** Absent = nothing is charged yet. */
  charge?: Charge;
  /** Absent = not executed yet. */
  result?: ExecutionResult;
}

interface ServerContext {
  prepared?: PreparedRequest;
}

/** The prepared request of a Yoga hook; throws for a context that was never given one. */
export function preparedOf(context: object | undefined): PreparedRequest {
  const { prepared } = (context ?? {}) as ServerContext;
  if (prepared === undefined) throw new Error('The request was not prepared.');
  return prepared;
}

/** Gives the context a prepared request where the request came by no socket. */
export function ensurePrepared(context: object, prepare: () => PreparedRequest): void {
  const server: ServerContext = context;
  server.prepared ??= prepare();
}
