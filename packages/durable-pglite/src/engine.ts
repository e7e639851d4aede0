import { type PGlite, protocol } from '@electric-sql/pglite';
import type { DurableFilesystem } from './durable-filesystem.ts';

/** The exit status by which PGlite leaves a statement that failed: the one that the session survives. */
const STATEMENT_FAILED = 100;

/** After so much log a checkpoint: it bounds the log on the disk and the time that a recovery takes. */
const LOG_BYTES_PER_CHECKPOINT = 48 * 1024 * 1024;

/**
 * PGlite, which swallows the end of PostgreSQL (a panic for instance, when the disk refuses the log) and would
 * answer on. This one ends with it. PGlite writes no checkpoint of its own either, so it is told when.
 */
export class Engine {
  readonly #pglite: PGlite;
  readonly #files: DurableFilesystem | null;
  /** How often PostgreSQL was entered: the proof that its end would be noticed. */
  entered = 0;

  static around(pglite: PGlite, files: DurableFilesystem | null, onEnd: (reason: string) => never): Engine {
    return new Engine(pglite, files, onEnd);
  }

  private constructor(pglite: PGlite, files: DurableFilesystem | null, onEnd: (reason: string) => never) {
    this.#pglite = pglite;
    this.#files = files;
    const module = pglite.Module;
    const enter = module._PostgresMainLoopOnce;
    module._PostgresMainLoopOnce = () => {
      this.entered++;
      try {
        enter();
      } catch (error) {
        const status = error instanceof Object && 'status' in error ? error.status : undefined;
        if (status !== STATEMENT_FAILED) onEnd(error instanceof Error ? error.message : String(error));
        throw error;
      }
    };
  }

  /** Bytes of the PostgreSQL protocol in, and what PostgreSQL says to them. */
  async execute(message: Uint8Array): Promise<Uint8Array> {
    return this.#pglite.execProtocolRaw(message);
  }

  query<Row>(text: string): Promise<{ rows: Row[] }> {
    return this.#pglite.query<Row>(text);
  }

  /** Why the disk refused something since this was last asked; `null` = it did not. */
  takeRefusal(): string | null {
    const refusal = this.#files?.refusal ?? null;
    if (this.#files) this.#files.refusal = null;
    return refusal;
  }

  get isIdle(): boolean {
    return !this.#pglite.isInTransaction();
  }

  get checkpointIsDue(): boolean {
    return (this.#files?.logBytes ?? 0) > LOG_BYTES_PER_CHECKPOINT && this.isIdle;
  }

  /** A checkpoint that fails, on a full disk for instance, loses nothing: the log stays, and it is tried again later. */
  async checkpoint(): Promise<void> {
    if (this.#files) this.#files.logBytes = 0;
    await this.#pglite.execProtocolRaw(protocol.serialize.query('checkpoint'));
  }

  close(): Promise<void> {
    return this.#pglite.close();
  }
}
