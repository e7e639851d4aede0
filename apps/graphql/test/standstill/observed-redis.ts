import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type RedisMoment = 'lock-asked' | 'renewal-asked' | 'renewal-answered';

/** A Redis behind a network that is watched: `onMoment` is waited for before a message goes on. */
export async function watchRedis(target: string, onMoment: (moment: RedisMoment) => Promise<void>) {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const redis = connect(Number(new URL(target).port), '127.0.0.1');
    let renewals = 0;
    pass(client, redis, async (text) => {
      if (text.includes('uptime_in_seconds')) await onMoment('lock-asked');
      if (!text.includes("return redis.call('pexpire'")) return;
      renewals += 1;
      await onMoment('renewal-asked');
    });
    pass(redis, client, async () => {
      if (renewals === 0) return;
      renewals = 0;
      await onMoment('renewal-answered');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  function pass(from: Socket, to: Socket, look: (text: string) => Promise<void>): void {
    open.add(from);
    let order = Promise.resolve();
    from.on('data', (chunk) => {
      order = order.then(() => look(String(chunk))).then(() => void to.write(chunk));
    });
    from.on('error', () => undefined);
    from.once('close', () => {
      open.delete(from);
      to.destroy();
    });
  }

  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
