import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@parley/testing/free-port';
import { serverAccount, untilPostgresAnswers } from '@parley/testing/postgres-cluster';

const PROGRAMS = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'];

/** PgBouncer's program; `null` = this machine has none. */
export function findPooler(): string | null {
  return PROGRAMS.find((path) => existsSync(path)) ?? null;
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
    const child = spawn(program, ['-q', settings], { ...serverAccount(), cwd: '/', stdio: 'ignore' });
    server.port = String(port);
    await untilPostgresAnswers(server.href, child);
    return new Pooler(server.href, child);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}
