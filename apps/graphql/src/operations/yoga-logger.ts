import type { YogaLogger } from 'graphql-yoga';
import type { Log } from './log.ts';

/** Of errors Yoga reports only what it masked, and that the error boundary logs, once and with its request's id. */
export function toYogaLogger(log: Log): YogaLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.notice(parts.filter((part) => typeof part === 'string').join(' ')),
    error() {},
  };
}
