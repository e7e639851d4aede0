import { createLogger, type YogaLogger } from 'graphql-yoga';
import type { GatewaySettings } from '../settings.ts';
import { isExpected } from './error-boundary.ts';

/** Yoga reports every error that is masked, and so each wrong token with a stack; those are for the caller alone. */
export function createGatewayLogger(level: NonNullable<GatewaySettings['logLevel']>): YogaLogger {
  const logger = createLogger(level);
  return {
    debug: (...parts) => logger.debug(...parts),
    info: (...parts) => logger.info(...parts),
    warn: (...parts) => logger.warn(...parts),
    error(...parts) {
      if (isExpected(parts[0])) logger.debug(...parts);
      else logger.error(...parts);
    },
  };
}
