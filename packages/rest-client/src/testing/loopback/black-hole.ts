import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** A port whose connections are never accepted, nor refused. */
export interface BlackHole {
  readonly port: number;
  close(): Promise<void>;
}

// Listens and then stands still: the kernel fills the queue, and nobody ever takes a connection out of it.
const LISTENER = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** More than the queue of one takes: the last ones wait as every later connection will. */
const FILLERS = 4;

/** Opens a port of the loopback interface whose queue is full. */
export async function openBlackHole(): Promise<BlackHole> {
  const worker = new Worker(LISTENER, { eval: true });
  const [port]: number[] = await once(worker, 'message');
  if (port === undefined) throw new Error('The black hole has no port.');
  const fillers: Socket[] = [];
  for (let count = 0; count < FILLERS; count += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    fillers.push(socket);
  }
  if (fillers[0]?.connecting) await once(fillers[0], 'connect');
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    },
  };
}
