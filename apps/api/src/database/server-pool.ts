import { Pool, type PoolClient, type PoolConfig } from 'pg';

/**
 * A pool whose connections can be replaced by ones with other settings. A broken connection fails at most its current
 * statement: an `error` event without a listener would end the process.
 */
export class ServerPool {
  readonly #onError: (error: Error) => void;
  #pool: Pool;
  #replaced: Promise<unknown> = Promise.resolve();

  constructor(config: PoolConfig, onError: (error: Error) => void) {
    this.#onError = onError;
    this.#pool = this.#open(config);
  }

  get options(): Pool['options'] {
    return this.#pool.options;
  }

  get waiting(): number {
    return this.#pool.waitingCount;
  }

  connect(): Promise<PoolClient> {
    return this.#pool.connect();
  }

  /** Uses new settings from now on; older connections end once they are released. */
  replace(config: PoolConfig): void {
    const before = this.#pool;
    this.#pool = this.#open(config);
    this.#replaced = Promise.all([this.#replaced, before.end()]);
  }

  async end(): Promise<void> {
    await Promise.all([this.#replaced, this.#pool.end()]);
  }

  #open(config: PoolConfig): Pool {
    const pool = new Pool(config);
    pool.on('error', this.#onError);
    // The current statement is rejected as well.
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}
