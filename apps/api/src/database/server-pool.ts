import { Pool, type PoolClient, type PoolConfig } from 'pg';

/**
 * A pool whose connections can be given up for others with other settings. A connection that breaks, whether somebody
 * uses it or not, costs at most the statement that it was asked for: an `error` without a listener would end the process.
 */
export class ServerPool {
  readonly #onError: (error: Error) => void;
  #pool: Pool;
  #given: Promise<unknown> = Promise.resolve();

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

  /** From now on connections are made so; those of before end when they are given back. */
  replace(config: PoolConfig): void {
    const before = this.#pool;
    this.#pool = this.#open(config);
    this.#given = Promise.all([this.#given, before.end()]);
  }

  async end(): Promise<void> {
    await Promise.all([this.#given, this.#pool.end()]);
  }

  #open(config: PoolConfig): Pool {
    const pool = new Pool(config);
    pool.on('error', this.#onError);
    // Whoever uses it hears of it by the answer.
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}
