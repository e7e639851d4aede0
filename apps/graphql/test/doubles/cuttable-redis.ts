import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A Redis behind a network that can be cut. */
export async function cuttableRedis(target: string) {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const redis = connect(Number(port || 6379), hostname);
    for (const [from, to] of [[client, redis] as const, [redis, client] as const]) {
      open.add(from);
      from
        .on('error', () => undefined)
        .once('close', () => {
          open.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  onTestFinished(() => {
    server.close();
    cut();
  });
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}
