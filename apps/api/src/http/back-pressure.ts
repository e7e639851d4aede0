import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import { Problem } from './problem.ts';

const RETRY_AFTER_SECONDS = '1';

/**
 * Refuses requests while too many wait for the database, so that accepted ones are answered soon. It counts waiting
 * requests, not running ones: a client that sends its body slowly uses up no capacity.
 */
export function backPressurePlugin(app: FastifyInstance, database: Database, maxWaiting: number): void {
  app.addHook('onRequest', async () => {
    if (database.waiting() < maxWaiting) return;
    throw new Problem('unavailable', {
      detail: 'The API is overloaded, so nothing was done; try again after the time in Retry-After.',
      headers: { 'retry-after': RETRY_AFTER_SECONDS },
    });
  });
}
