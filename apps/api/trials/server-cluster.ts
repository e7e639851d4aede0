import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const HOMES = '/usr/lib/postgresql';
const POOLERS = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'];

/** Where the programs of a PostgreSQL server are; `null` = this machine has none. */
export function findServerPrograms(): string | null {
  const version = existsSync(HOMES) ? readdirSync(HOMES).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  return version === undefined ? null : join(HOMES, version, 'bin');
}

/** PgBouncer's program; `null` = this machine has none. */
export function findPooler(): string | null {
  return POOLERS.find((path) => existsSync(path)) ?? null;
}

/** How a server is told to stop: `fast` ends its sessions first, `immediate` is a crash. */
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** A PostgreSQL server of our own, which can be stopped, crashed and started again at the same address. */
export class ServerCluster {
  readonly url: string;
  readonly #programs: string;
  readonly #directory: string;
  readonly #port: number;
  #server: ChildProcess | undefined;

  private constructor(programs: string, directory: string, port: number) {
    this.#programs = programs;
    this.#directory = directory;
    this.#port = port;
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  }

  /** Makes a cluster in this directory; it does not run yet. */
  static async create(programs: string, directory: string): Promise<ServerCluster> {
    const account = serverAccount();
    mkdirSync(directory, { recursive: true });
    if (account) chownSync(directory, account.uid, account.gid);
    const init = ['-D', directory, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'];
    execFileSync(join(programs, 'initdb'), init, { ...account, cwd: '/', stdio: 'pipe' });
    return new ServerCluster(programs, directory, await freePort());
  }

  /** `parameters` as for `postgres -c`. */
  async start(parameters: readonly string[] = []): Promise<void> {
    // Its shared memory lies in the cluster and goes with it: what a killed server left elsewhere would stay.
    const own = ['-c', 'dynamic_shared_memory_type=mmap', ...parameters.flatMap((one) => ['-c', one])];
    const where = ['-D', this.#directory, '-p', String(this.#port), '-h', '127.0.0.1', '-k', ''];
    this.#server = spawn(join(this.#programs, 'postgres'), [...where, ...own], {
      ...serverAccount(),
      cwd: '/',
      detached: true,
      stdio: 'ignore',
    });
    await untilAnswers(this.url);
  }

  async stop(how: keyof typeof SIGNALS): Promise<void> {
    const server = this.#server;
    if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    // The server leads a group of its own, so its backends end in the same instant.
    process.kill(how === 'kill' ? -server.pid : server.pid, SIGNALS[how]);
    await ended;
  }

  /** One statement over a connection of its own. */
  async run(statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url, application_name: 'trial' });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }
}

/** PgBouncer in transaction mode before a server, as its manual sets it up for drivers that send settings at the start. */
export class Pooler {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#process = child;
  }

  static async start(
    program: string,
    directory: string,
    serverUrl: string,
    ignoring: readonly string[],
  ): Promise<Pooler> {
    const account = serverAccount();
    const port = await freePort();
    mkdirSync(directory, { recursive: true });
    const server = new URL(serverUrl);
    const settings = join(directory, 'pgbouncer.ini');
    writeFileSync(
      settings,
      `[databases]
* = host=127.0.0.1 port=${server.port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 12
server_login_retry = 1
ignore_startup_parameters = ${['extra_float_digits', ...ignoring].join(',')}
`,
    );
    const child = spawn(program, ['-q', settings], { ...account, cwd: '/', stdio: 'ignore' });
    server.port = String(port);
    await untilAnswers(server.href);
    return new Pooler(server.href, child);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}

/** A folder that the server's own user can get to, and a way to get rid of it. */
export function serverFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'parley-server-'));
  const account = serverAccount();
  if (account) chownSync(path, account.uid, account.gid);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** PostgreSQL refuses root; its package brings a user for it. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilAnswers(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(20)) {
    const client = new Client({ connectionString, application_name: 'trial' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
