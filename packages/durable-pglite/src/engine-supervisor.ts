import { setTimeout as sleep } from 'node:timers/promises';
import { EngineThread, type ThreadEnd } from './engine-thread.ts';
import { EngineUnavailableError } from './engine-unavailable-error.ts';

const REOPEN_AFTER_MS = 500;

/** Keeps the engine open: whenever its thread ends, it opens another one, which recovers what was committed. */
export class EngineSupervisor {
  /** Milliseconds that a statement may take, and be waited for; until it is set there is no limit. */
  statementMs = Number.POSITIVE_INFINITY;
  readonly #directory: string | null;
  readonly #onProgress: (line: string) => void;
  #thread: EngineThread;
  #unavailable: EngineUnavailableError | null = null;
  #closing = false;
  #watched: Promise<void> = Promise.resolve();

  private constructor(directory: string | null, onProgress: (line: string) => void) {
    this.#directory = directory;
    this.#onProgress = onProgress;
    this.#thread = this.#start();
  }

  /** Throws when the engine does not open at the first attempt. */
  static async open(directory: string | null, onProgress: (line: string) => void): Promise<EngineSupervisor> {
    const supervisor = new EngineSupervisor(directory, onProgress);
    await supervisor.#thread.opened;
    supervisor.#watched = supervisor.#watch();
    return supervisor;
  }

  /** The one that runs now, or the last one. */
  get thread(): EngineThread {
    return this.#thread;
  }

  /** Why nothing can be asked now; `null` = it can. */
  get unavailable(): EngineUnavailableError | null {
    return this.#unavailable ?? (this.#thread.alive ? null : toUnavailable({ reason: '', diskFull: false }));
  }

  async close(): Promise<void> {
    this.#closing = true;
    if (this.#unavailable !== null) await this.#watched;
    await this.#thread.close().catch(() => {});
    await this.#watched;
  }

  #start(): EngineThread {
    return new EngineThread(this.#directory, () => this.statementMs);
  }

  async #watch(): Promise<void> {
    while (!this.#closing) {
      const end = await this.#thread.ended;
      if (this.#closing) return;
      this.#unavailable = toUnavailable(end);
      // What was in memory is lost: an empty database in its place would be a lie.
      if (this.#directory === null) return;
      this.#onProgress(`the embedded database has ended (${end.reason}); opening it again …`);
      await this.#reopen();
    }
  }

  async #reopen(): Promise<void> {
    while (!this.#closing) {
      const thread = this.#start();
      try {
        await thread.opened;
        this.#thread = thread;
        this.#unavailable = null;
        this.#onProgress('the embedded database is open again.');
        return;
      } catch {
        const end = await thread.ended;
        this.#unavailable = toUnavailable(end);
        this.#onProgress(`the embedded database does not open yet (${end.reason})`);
        await sleep(REOPEN_AFTER_MS);
      }
    }
  }
}

function toUnavailable({ diskFull }: ThreadEnd): EngineUnavailableError {
  return diskFull
    ? new EngineUnavailableError('diskFull', 'The disk of the embedded database is full.')
    : new EngineUnavailableError('opening', 'The embedded database is opened again.');
}
