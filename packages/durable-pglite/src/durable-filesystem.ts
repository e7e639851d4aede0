import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** A file that the engine has open, as far as this room knows Emscripten's NODEFS. */
interface Stream {
  readonly nfd: number;
  readonly node: { readonly parent: { readonly name: string } };
}

interface NodeFileSystem {
  tryFSOperation<Result>(operation: () => Result): Result;
  readonly stream_ops: {
    fsync?: (stream: Stream) => number;
    write: (stream: Stream, ...rest: unknown[]) => number;
  };
}

/** Set so that only `fsync` is asked of the file system: Emscripten answers `fdatasync` without doing it. */
export const DURABLE_SETTINGS = {
  fsync: 'on',
  wal_sync_method: 'fsync',
  synchronous_commit: 'on',
  full_page_writes: 'on',
} as const;

/** PGlite's file system of Node.js with the `fsync` that it lacks, and an account of what went to the disk. */
export class DurableFilesystem extends NodeFS {
  syncs = 0;
  /** Bytes of the write-ahead log since the last checkpoint that the owner of this account has counted from. */
  logBytes = 0;
  /** Why the disk refused most recently, such as `ENOSPC`; the engine may have gone on all the same. */
  refusal: string | null = null;

  override async init(...[engine, options]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(engine, options);
    const hook = (module: { NODEFS: unknown }): void => this.#hook(module.NODEFS as NodeFileSystem);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }

  #hook(files: NodeFileSystem): void {
    const write = files.stream_ops.write;
    files.stream_ops.fsync = (stream) => {
      files.tryFSOperation(() => this.#watch(() => fsyncSync(stream.nfd)));
      this.syncs++;
      return 0;
    };
    files.stream_ops.write = (stream, ...rest) => {
      const written = this.#watch(() => write(stream, ...rest));
      if (stream.node.parent.name === 'pg_wal') this.logBytes += written;
      return written;
    };
    const attempt = files.tryFSOperation.bind(files);
    files.tryFSOperation = (operation) => attempt(() => this.#watch(operation));
  }

  #watch<Result>(operation: () => Result): Result {
    try {
      return operation();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      if (code === 'ENOSPC' || code === 'EIO' || code === 'EDQUOT') this.refusal = code;
      throw error;
    }
  }
}
