import type { Drift } from '@parley/rest-client';
import type { YogaLogger } from 'graphql-yoga';
import { pino } from 'pino';
import { type Fault, toFault } from './fault.ts';
import type { RequestEntry } from './request-entry.ts';

/** Where lines go. */
export interface LogTarget {
  write(line: string): unknown;
}

/** Everything that the gateway may log. There is no way to log anything else: these fields are the allow-list. */
export interface Log {
  /** Whether a line for each request is wanted. */
  readonly requests: boolean;
  /** What nobody expected. `requestId` is the one that the caller was told. */
  fault(error: unknown, requestId?: string): void;
  /** What nobody handled: a fault that belongs to no request any more. */
  unhandled(kind: UnhandledKind, error: unknown): void;
  /** What the operator of the gateway should know: one of our own sentences. */
  notice(sentence: string): void;
  /** Where the API departs from its documented schema. */
  drift(entry: DriftEntry): void;
  request(entry: RequestEntry): void;
}

/** One JSON object a line, on standard output unless `target` says otherwise. */
export function createLog(level: LogLevel, target: LogTarget = process.stdout): Log {
  const logger = pino<never>(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  );
  return {
    requests: logger.isLevelEnabled('info'),
    fault(error, requestId) {
      const entry: { readonly error: Fault; readonly requestId?: string } = {
        error: toFault(error),
        ...(requestId !== undefined && { requestId }),
      };
      logger.error(entry, 'unexpected error');
    },
    unhandled: (kind, error) => logger.error({ error: toFault(error) }, kind),
    notice: (sentence) => logger.warn(sentence),
    drift: ({ operation, place, expected, seen, count }) =>
      logger.warn({ operation, place, expected, seen, count }, 'answer departs from the schema of the API'),
    request: ({ method, route, status, ms, operation, requestId }) =>
      logger.info({ method, route, status, ms: Math.round(ms), operation, requestId }, 'request'),
  };
}

/** Of errors Yoga reports only what it masked, and that the error boundary logs, once and with its request's id. */
export function toYogaLogger(log: Log): YogaLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.notice(parts.filter((part) => typeof part === 'string').join(' ')),
    error() {},
  };
}

/** One kind of departure of the API's answers from its documented schema. Holds no value of an answer. */
export interface DriftEntry extends Pick<Drift, 'operation' | 'expected' | 'seen' | 'count'> {
  /** JSON Pointer into the answer, with `*` for the index of a list: as many places as the schema has. */
  readonly place: string;
}

export function toDriftEntry({ operation, path, expected, seen, count }: Drift): DriftEntry {
  return { operation, place: path.replace(/\/\d+(?=\/|$)/g, '/*'), expected, seen, count };
}

/** From the most that is said to nothing. `info` adds a line for each request. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** How an error got past everything that could have handled it. */
export type UnhandledKind = 'unhandled rejection' | 'uncaught exception';

/**
 * The last line: from now on neither ends the process, which other callers are being answered by. Each is a fault of
 * ours, so it is reported.
 */
export function reportUnhandled(report: (kind: UnhandledKind, error: unknown) => void): void {
  process.on('unhandledRejection', (reason) => report('unhandled rejection', reason));
  process.on('uncaughtException', (error) => report('uncaught exception', error));
  // Of a log that nobody reads any more there is nobody to be told, and telling would fail again.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
