import { join } from 'node:path';
import type { Client } from 'pg';
import { lockDirectory } from './directory-lock.ts';
import { createClientClass } from './embedded-client.ts';
import { EngineSupervisor } from './engine-supervisor.ts';
import { EngineUnavailableError } from './engine-unavailable-error.ts';

/** One session of PostgreSQL in a thread of this process. What it has committed is on the disk. */
export interface DurablePglite {
  /** For a `Pool` of pg with one connection: there is one session. */
  readonly Client: new () => Client;
  /** Whether the session is outside a transaction. */
  readonly idle: boolean;
  /** From now on a statement that takes longer ends the engine, which is then opened again. In memory there is no limit. */
  limitStatements(ms: number): void;
  /** Ends the engine with the transaction that does not end; it is then opened again. */
  abandonTransaction(): void;
  close(): Promise<void>;
}

/**
 * Opens the engine over a directory that no other process may use meanwhile; `null` = in memory. Throws a
 * `DataDirectoryError` when the directory cannot be used, and any other error when the engine does not open.
 */
export async function openDurablePglite(
  directory: string | null,
  onProgress: (line: string) => void,
): Promise<DurablePglite> {
  const lock = directory === null ? null : lockDirectory(directory);
  const supervisor = await EngineSupervisor.open(directory && join(directory, 'pgdata'), onProgress).catch(
    (error: unknown) => {
      lock?.release();
      throw error;
    },
  );
  return {
    Client: createClientClass(supervisor),
    get idle() {
      return supervisor.thread.idle;
    },
    limitStatements: (ms) => {
      // To end a statement is to open the engine again, and in memory there would be nothing to open.
      if (directory !== null) supervisor.statementMs = ms;
    },
    abandonTransaction: () =>
      supervisor.thread.abandon(
        new EngineUnavailableError('ended', 'A transaction that was left does not end'),
      ),
    close: async () => {
      await supervisor.close();
      lock?.release();
    },
  };
}
