import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

const HOMES = '/usr/lib/postgresql';
const ADDRESS = ['-h', '127.0.0.1', '-U', 'postgres'];
const START_TIMEOUT_MS = 60_000;

/** `fast` ends the sessions first, `immediate` is a crash, `kill` ends every process of the server at once. */
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** The directory of PostgreSQL's server programs; `null` = this machine has none. */
export const postgresPrograms = findPrograms();

/** A PostgreSQL server for one test, which can stop, crash, copy and replicate it. */
export class PostgresCluster {
  readonly #directory: string;
  readonly #settings: readonly string[];
  #port = 0;
  #server: ChildProcess | undefined;

  private constructor(directory: string, settings: readonly string[], fill: () => void) {
    this.#directory = directory;
    this.#settings = settings;
    const account = serverAccount();
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (account) chownSync(directory, account.uid, account.gid);
    fill();
  }

  /** Makes an empty cluster in a directory; it does not run yet. `settings` as for `postgres -c`. */
  static create(directory: string, settings: readonly string[] = []): PostgresCluster {
    const format = ['-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'];
    return new PostgresCluster(
      directory,
      settings,
      () => void execute('initdb', ['-D', directory, ...format]),
    );
  }

  /** The address of the server, once it has been started. */
  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  /** Starts the server at this port; absent = where it ran before, or at a free port. */
  async start(port?: number): Promise<void> {
    this.#port = port ?? (this.#port || (await freePort()));
    // With mmap the shared memory is a file of the cluster; a killed server would leave other kinds behind.
    const settings = ['dynamic_shared_memory_type=mmap', ...this.#settings].flatMap((one) => ['-c', one]);
    const address = ['-D', this.#directory, '-p', String(this.#port), '-h', '127.0.0.1', '-k', ''];
    this.#server = spawn(program('postgres'), [...address, ...settings], {
      ...serverAccount(),
      cwd: '/',
      detached: true,
      stdio: 'ignore',
    });
    await untilPostgresAnswers(this.url, this.#server);
  }

  async stop(how: keyof typeof SIGNALS): Promise<void> {
    const server = this.#server;
    if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    // The server leads a process group, so a kill of the group ends its backends in the same instant.
    process.kill(how === 'kill' ? -server.pid : server.pid, SIGNALS[how]);
    await ended;
  }

  /** A replica of this cluster, which must run. */
  replicate(directory: string): PostgresCluster {
    const from = [...ADDRESS, '-p', String(this.#port)];
    return new PostgresCluster(
      directory,
      this.#settings,
      () => void execute('pg_basebackup', [...from, '-D', directory, '-R', '-c', 'fast']),
    );
  }

  /** Makes a replica that runs a server of its own. */
  promote(): void {
    execute('pg_ctl', ['promote', '-w', '-D', this.#directory]);
  }

  /** A copy of the files of this cluster, which must be stopped. */
  copy(directory: string): PostgresCluster {
    return new PostgresCluster(
      directory,
      this.#settings,
      () =>
        void execFileSync('cp', ['-a', `${this.#directory}/.`, directory], { ...serverAccount(), cwd: '/' }),
    );
  }

  /** One statement over a connection of its own. */
  async query(statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url, application_name: 'trial' });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }

  /** Runs one of PostgreSQL's programs against the server. */
  run(name: 'psql' | 'pg_dump', ...parameters: string[]): string {
    return execute(name, [...ADDRESS, '-p', String(this.#port), ...parameters]);
  }

  /** Fills an empty database with the output of `pg_dump`. */
  restore(database: string, dump: string): void {
    const address = [...ADDRESS, '-p', String(this.#port), database];
    execute('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-1', ...address], dump);
  }
}

/** A temporary folder that belongs to the account of the server. */
export function serverFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'parley-server-'));
  const account = serverAccount();
  if (account) chownSync(path, account.uid, account.gid);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The account that servers run as: PostgreSQL refuses root, and its package adds a user for it. `null` = this one. */
export function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Waits until a server or a pooler accepts connections; throws when its process ends. */
export async function untilPostgresAnswers(connectionString: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; ; await sleep(20)) {
    const client = new Client({ connectionString, application_name: 'trial' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
    }
  }
}

function execute(name: string, parameters: readonly string[], input?: string): string {
  const options = { cwd: '/', encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' } as const;
  return execFileSync(program(name), parameters, { ...options, ...serverAccount(), ...(input && { input }) });
}

function program(name: string): string {
  if (postgresPrograms === null) throw new Error('This machine has no server programs of PostgreSQL.');
  return join(postgresPrograms, name);
}

function findPrograms(): string | null {
  const versions = existsSync(HOMES) ? readdirSync(HOMES).sort((a, b) => Number(b) - Number(a)) : [];
  const paths = versions.map((version) => join(HOMES, version, 'bin'));
  return paths.find((path) => existsSync(join(path, 'initdb'))) ?? null;
}
