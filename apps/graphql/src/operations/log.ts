import { pino } from 'pino';
import type { DriftEntry } from './drift-entry.ts';
import { type Fault, toFault } from './fault.ts';
import type { LogLevel } from './log-level.ts';
import type { UnhandledKind } from './report-unhandled.ts';
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
  /** What whoever runs the gateway should know: one of our own sentences. */
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
