import { Worker } from 'node:worker_threads';
import { protocol } from '@electric-sql/pglite';
import { EngineUnavailableError } from './engine-unavailable-error.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-message.ts';

type BackendMessage = Parameters<Parameters<protocol.Parser['parse']>[1]>[0];

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Why a thread has ended, in a few words, and whether a full disk was the reason. */
export interface ThreadEnd {
  readonly reason: string;
  readonly diskFull: boolean;
}

const SYNC = 'S'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
/** Milliseconds for a closed engine to let go of its thread. */
const PATIENCE = 5_000;

/**
 * One life of the embedded engine, in a thread of its own, so that a heavy query does not stall the server.
 * `waitReady` and `execProtocolStream` are the two members that the node-postgres adapter of PGlite calls.
 */
export class EngineThread {
  readonly waitReady = Promise.resolve();
  /** Resolves when the engine is open; rejects when it does not open. */
  readonly opened: Promise<void>;
  /** Resolves once the thread is gone and has let go of its files. */
  readonly ended: Promise<ThreadEnd>;
  /** Whether the session is outside a transaction. */
  idle = true;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #limitMs: () => number;
  #parser = new protocol.Parser();
  #held: Uint8Array[] = [];
  #nextId = 1;
  #timer: NodeJS.Timeout | undefined;
  #end: ThreadEnd | null = null;

  /** `limitMs` is asked at each statement; one that takes longer ends the thread. */
  constructor(directory: string | null, limitMs: () => number) {
    this.#limitMs = limitMs;
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: directory });
    this.opened = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'ready') resolve();
        else this.#hear(answer);
      });
      this.#worker.on('error', (error: Error) => this.#die({ reason: error.message, diskFull: false }));
      this.#worker.on('exit', () => reject(new Error(this.#end?.reason ?? 'its thread has ended')));
    });
    this.opened.catch(() => {});
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#die({ reason: 'its thread has ended', diskFull: false });
        resolve(this.#end as ThreadEnd);
      });
    });
  }

  get alive(): boolean {
    return this.#end === null;
  }

  async execProtocolStream(message: Uint8Array): Promise<BackendMessage[]> {
    this.#held.push(message);
    // What belongs to one query crosses the thread border once, at its end.
    if (message[0] !== SYNC && message[0] !== QUERY) return [];
    const bytes = new Uint8Array(Buffer.concat(this.#held));
    this.#held = [];
    const messages: BackendMessage[] = [];
    this.#parser.parse(await this.#ask(bytes), (parsed) => {
      messages.push(parsed);
      if (parsed.name === 'readyForQuery' && 'status' in parsed) this.idle = parsed.status === 'I';
    });
    return messages;
  }

  /** Ends this life of the engine at once; what was committed stays. */
  abandon(error: EngineUnavailableError): void {
    this.#die({ reason: error.message, diskFull: false }, error);
    void this.#worker.terminate();
  }

  async close(): Promise<void> {
    if (this.#end === null) await this.#ask(null);
    // It ends by itself once it is closed. To stop a thread while its engine is still being let go of has crashed Node.
    const late = setTimeout(() => void this.#worker.terminate(), PATIENCE);
    await this.ended;
    clearTimeout(late);
  }

  #ask(bytes: Uint8Array | null): Promise<Uint8Array> {
    if (this.#end)
      return Promise.reject(new EngineUnavailableError('opening', 'The embedded database is opened again.'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, bytes } satisfies WorkerRequest);
      if (bytes !== null) this.#limit();
    });
  }

  #hear(answer: Exclude<WorkerAnswer, { kind: 'ready' }>): void {
    if (answer.kind === 'ended') this.#die(answer);
    else if (answer.kind === 'checkpoint') this.#limit(answer.running);
    else {
      clearTimeout(this.#timer);
      this.#waiting.get(answer.id)?.resolve(answer.bytes);
      this.#waiting.delete(answer.id);
    }
  }

  /** The time of a statement that waits for a checkpoint begins when that is done. */
  #limit(checkpointRuns = false): void {
    clearTimeout(this.#timer);
    const limitMs = this.#limitMs();
    if (checkpointRuns || this.#waiting.size === 0 || limitMs === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => {
      const error = new EngineUnavailableError(
        'tooLong',
        `A statement took longer than ${limitMs} ms and was ended.`,
      );
      this.abandon(error);
    }, limitMs);
  }

  #die(
    end: ThreadEnd,
    error = new EngineUnavailableError('ended', `The embedded database has ended: ${end.reason}.`),
  ) {
    clearTimeout(this.#timer);
    this.#end ??= end;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
