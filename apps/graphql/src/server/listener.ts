import { createServer, type RequestListener } from 'node:http';

const GRACE_MS = 15_000;
const SWEEP_MS = 100;

export function createListener(handler: RequestListener) {
  const server = createServer({ requestTimeout: 30_000 }, handler);
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
    /** Idle connections are closed again and again: a kept-alive one becomes idle only after its answer. */
    close(): Promise<void> {
      if (!server.listening) return Promise.resolve();
      return new Promise((resolve) => {
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(deadline);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
