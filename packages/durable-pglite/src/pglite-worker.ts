import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-message.ts';

const port = parentPort as MessagePort;
const answer = (message: WorkerAnswer): void => port.postMessage(message);

const directory: string | null = workerData;
let engine: Engine | null = null;

/** At once, in the middle of PostgreSQL if need be: nothing that it says from now on may be believed. */
function end(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  const refusal = engine?.takeRefusal();
  const diskFull = /ENOSPC|EDQUOT|no space left/i.test(`${refusal} ${reason}`);
  answer({ kind: 'ended', reason: refusal ? `${reason}, ${refusal}` : reason, diskFull });
  process.exit(1);
}

try {
  engine = await openEngine(directory, end);
} catch (error) {
  end(error);
}
const open = engine;
answer({ kind: 'ready' });

port.on('message', async ({ id, bytes }: WorkerRequest) => {
  try {
    if (bytes === null) {
      await open.close();
      answer({ kind: 'bytes', id, bytes: new Uint8Array() });
      port.close();
      return;
    }
    open.takeRefusal();
    answer({ kind: 'bytes', id, bytes: await open.execute(bytes) });
    if (!open.checkpointIsDue) return;
    answer({ kind: 'checkpoint', running: true });
    await open.checkpoint();
    answer({ kind: 'checkpoint', running: false });
  } catch (error) {
    end(error);
  }
});
