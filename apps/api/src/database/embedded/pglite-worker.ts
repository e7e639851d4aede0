import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { WorkerAnswer, WorkerRequest } from './worker-message.ts';

const port = parentPort as MessagePort;
const answer = (message: WorkerAnswer): void => port.postMessage(message);

const engine = new PGlite({ dataDir: String(workerData), extensions: { pg_trgm } });
try {
  await engine.waitReady;
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
}

port.on('message', async ({ id, bytes }: WorkerRequest) => {
  try {
    if (bytes === null) {
      await engine.close();
      answer({ kind: 'bytes', id, bytes: new Uint8Array() });
      port.close();
      return;
    }
    // A copy: the engine answers with a view into its own memory.
    answer({ kind: 'bytes', id, bytes: Uint8Array.from(await engine.execProtocolRaw(bytes)) });
  } catch (error) {
    answer({ kind: 'error', id, reason: error instanceof Error ? error.message : String(error) });
  }
});
