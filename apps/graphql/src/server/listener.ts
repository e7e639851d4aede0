import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createInFlightAnswers, type Handler } from './in-flight-answers.ts';

const GRACE_MS = 15_000;
const SWEEP_MS = 100;

export function createListener(handler: Handler) {
  const answers = createInFlightAnswers(handler);
  const server = createServer({ requestTimeout: 30_000 }, answers.handle);
  return {
    listen({ host, port }: { readonly host: string; readonly port: number }): Promise<string> {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          const bound = typeof address === 'object' && address ? address.port : port;
          resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
        });
      });
    },
    /**
     * Accepts nothing more, and resolves when all that was accepted is answered, within 15 seconds. Idle connections
     * are closed again and again: a kept-alive one becomes idle only after its answer.
     */
    async close(): Promise<void> {
      if (!server.listening) return;
      const late = new AbortController();
      answers.startDraining();
      const closed = new Promise((resolve) => server.close(resolve));
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const deadline = pause(GRACE_MS, null, { signal: late.signal, ref: false }).catch(() => undefined);
      await Promise.race([closed.then(() => answers.settled()), deadline]);
      clearInterval(sweep);
      late.abort();
      server.closeAllConnections();
    },
  };
}
