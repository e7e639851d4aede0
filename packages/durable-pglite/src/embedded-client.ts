import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client, type ClientConfig } from 'pg';
import type { EngineSupervisor } from './engine-supervisor.ts';

/**
 * Clients for the pool, each bound to one life of the engine: a transaction that the engine did not survive
 * must not go on in the next one. Each gets a connection object of its own, too: a shared one would hear
 * the end of its predecessor.
 */
export function createClientClass(supervisor: EngineSupervisor): new () => Client {
  return class EmbeddedClient extends Client {
    constructor() {
      // The adapter asks for a PGlite and calls two of its members; pg's types do not know `connection`.
      super(createPgConfig(supervisor.thread as never) as ClientConfig);
      // Who asked hears of it by the answer; nobody else needs to.
      this.on('error', () => {});
    }

    override connect(): Promise<Client>;
    override connect(callback: (error: Error) => void): void;
    override connect(callback?: (error: Error) => void): Promise<Client> | undefined {
      const { unavailable } = supervisor;
      if (callback === undefined) return unavailable ? Promise.reject(unavailable) : super.connect();
      if (unavailable) callback(unavailable);
      else super.connect(callback);
      return undefined;
    }
  };
}
