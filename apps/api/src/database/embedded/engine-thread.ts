import { Worker } from 'node:worker_threads';
import { protocol } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerRequest } from './worker-message.ts';

type BackendMessage = Parameters<Parameters<protocol.Parser['parse']>[1]>[0];

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const SYNC = 'S'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);

/**
 * The embedded engine in a thread of its own, so that a heavy query does not stall the server.
 * `waitReady` and `execProtocolStream` are the two members that the node-postgres adapter of PGlite calls.
 */
export class EngineThread {
  readonly waitReady: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #parser = new protocol.Parser();
  #held: Uint8Array[] = [];
  #nextId = 1;
  #dead: Error | null = null;

  constructor(dataDir: string) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: dataDir });
    this.waitReady = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'ready') resolve();
        else if (answer.kind === 'failed') reject(new Error(answer.reason));
        else this.#settle(answer);
      });
      this.#worker.on('error', (error: Error) => this.#die(error, reject));
      this.#worker.on('exit', () => this.#die(new Error('The database thread has ended.'), reject));
    });
  }

  async execProtocolStream(message: Uint8Array): Promise<BackendMessage[]> {
    this.#held.push(message);
    // What belongs to one query crosses the thread border once, at its end.
    if (message[0] !== SYNC && message[0] !== QUERY) return [];
    const bytes = new Uint8Array(Buffer.concat(this.#held));
    this.#held = [];
    const messages: BackendMessage[] = [];
    const answer = await this.#ask(bytes);
    this.#parser.parse(answer, (parsed) => messages.push(parsed));
    return messages;
  }

  async close(): Promise<void> {
    if (this.#dead === null) await this.#ask(null);
    await this.#worker.terminate();
  }

  #ask(bytes: Uint8Array | null): Promise<Uint8Array> {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, bytes } satisfies WorkerRequest);
    });
  }

  #settle(answer: Extract<WorkerAnswer, { id: number }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'bytes') waiting?.resolve(answer.bytes);
    else waiting?.reject(new Error(answer.reason));
  }

  #die(error: Error, rejectReady: (error: Error) => void): void {
    this.#dead ??= error;
    rejectReady(this.#dead);
    for (const { reject } of this.#waiting.values()) reject(this.#dead);
    this.#waiting.clear();
  }
}
