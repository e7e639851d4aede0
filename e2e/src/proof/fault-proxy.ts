import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@parley/testing/random';

/** What the proxy may do to one exchange. `lost-request` never reached the server; the others were processed. */
const FAULTS = ['none', 'delay', 'lost-request', 'lost-answer', 'truncated-answer', 'duplicate'] as const;
type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  readonly origin: string;
  /** How often each fault was injected. */
  readonly injected: Readonly<Record<Fault, number>>;
  close(): Promise<void>;
}

/**
 * A TCP proxy that harms exchanges: one request a connection, so that a fault hits exactly one of them.
 * `rate` is the share of exchanges that are harmed, 0..1.
 */
export async function startFaultProxy(target: string, random: Random, rate: number): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const injected = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const open = new Set<Socket>();

  const forward = async (request: Buffer): Promise<Buffer> => {
    const upstream = connect(Number(port), hostname);
    open.add(upstream);
    upstream.write(request);
    const chunks: Buffer[] = [];
    for await (const chunk of upstream) chunks.push(chunk);
    open.delete(upstream);
    return Buffer.concat(chunks);
  };

  const server = createServer(async (client) => {
    open.add(client);
    client.on('error', () => {}).on('close', () => open.delete(client));
    const request = await readRequest(client).catch(() => null);
    if (!request) {
      client.destroy();
      return;
    }
    const fault = random.chance(rate) ? random.pick(FAULTS) : 'none';
    injected[fault] += 1;
    try {
      if (fault === 'delay') await sleep(random.integer(1, 30));
      if (fault === 'lost-request') {
        client.resetAndDestroy();
        return;
      }
      const copies = fault === 'duplicate' ? 2 : 1;
      const answers = await Promise.all(Array.from({ length: copies }, () => forward(request)));
      const answer = answers[0] ?? Buffer.alloc(0);
      if (fault === 'lost-answer') client.resetAndDestroy();
      else if (fault === 'truncated-answer') client.end(answer.subarray(0, Math.floor(answer.length / 2)));
      else client.end(answer);
    } catch {
      client.destroy();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    injected,
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** One whole request, asked to be the last of its connection. */
async function readRequest(client: Socket): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of client.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, chunk]);
    const head = bytes.indexOf('\r\n\r\n');
    if (head === -1) continue;
    const headers = bytes.subarray(0, head).toString('latin1');
    const length = Number(/^content-length:\s*(\d+)/im.exec(headers)?.[1] ?? 0);
    if (bytes.length < head + 4 + length) continue;
    const single = headers.replace(/^connection:.*\r\n/gim, '');
    return Buffer.concat([Buffer.from(`${single}\r\nconnection: close`, 'latin1'), bytes.subarray(head)]);
  }
  throw new Error('the client left');
}
