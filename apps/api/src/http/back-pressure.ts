import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import { Problem } from './problem.ts';

const RETRY_AFTER_SECONDS = '1';

/**
 * Refuses a request at once while too many wait for the database: those that were let in are then answered soon,
 * and whoever is refused knows that nothing has happened. It counts what waits and not what runs: a request that
 * only dawdles, sending its body bit by bit, takes nobody's place.
 */
export function backPressurePlugin(app: FastifyInstance, database: Database, mostWaiting: number): void {
  app.addHook('onRequest', async () => {
    if (database.waiting() < mostWaiting) return;
    throw new Problem('unavailable', {
      detail:
        'More is asked of the API than it can do right now, so nothing was done; try again after Retry-After.',
      headers: { 'retry-after': RETRY_AFTER_SECONDS },
    });
  });
}
