import type { YogaLogger } from 'graphql-yoga';
import { isExpected } from '../server/error-boundary.ts';
import type { Log } from './log.ts';

/** Yoga reports every error that is masked, and so each wrong token with a stack; those are for the caller alone. */
export function toYogaLogger(log: Log): YogaLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.notice(parts.filter((part) => typeof part === 'string').join(' ')),
    error(...parts) {
      if (!isExpected(parts[0])) log.fault(parts[0]);
    },
  };
}
