import type { FastifyBaseLogger } from 'fastify';

/**
 * The last line: what nobody waited for or caught is a fault of ours that one caller may have met. It is logged, and
 * ends nothing for the others.
 */
export function surviveFaults(log: FastifyBaseLogger): void {
  process.on('uncaughtException', (err, origin) => {
    log.error({ err, origin }, 'A fault that nobody caught; the process goes on.');
  });
}
