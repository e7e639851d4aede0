import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Child, startProcess } from '../test/child-process.ts';
import type { Subject } from './subject.ts';

const HOMES = '/usr/lib/postgresql';

/** Where the programs of a PostgreSQL server are; `null` = this machine has none. */
export function findServerPrograms(): string | null {
  const version = existsSync(HOMES) ? readdirSync(HOMES).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  return version === undefined ? null : join(HOMES, version, 'bin');
}

/** The api with a PostgreSQL server of its own, whose cluster is in this directory. */
export async function postgresSubject(programs: string, directory: string): Promise<Subject> {
  const account = serverAccount();
  const cluster = join(directory, 'cluster');
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  mkdirSync(cluster, { recursive: true });
  if (account) chownSync(cluster, account.uid, account.gid);
  const init = ['-D', cluster, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'];
  execFileSync(join(programs, 'initdb'), init, { ...account, cwd: '/', stdio: 'pipe' });
  let server: ChildProcess | undefined;
  let api: Child | undefined;

  const end = async (signal: 'SIGKILL' | 'SIGQUIT') => {
    api?.process.kill('SIGKILL');
    if (server?.pid && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      // The server leads a group of its own, so its backends end in the same instant.
      process.kill(signal === 'SIGKILL' ? -server.pid : server.pid, signal);
      await ended;
    }
    await api?.exit;
  };
  return {
    name: 'PostgreSQL',
    async start() {
      // Its shared memory lies in the cluster and goes with it: what a killed server left elsewhere would stay.
      const memory = 'dynamic_shared_memory_type=mmap';
      const parameters = ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', memory];
      server = spawn(join(programs, 'postgres'), parameters, {
        ...account,
        cwd: '/',
        detached: true,
        stdio: 'ignore',
      });
      await untilAnswers(url);
      api = startProcess({ DATABASE_URL: url, DEMO: 'on' });
      return api.ready;
    },
    kill: () => end('SIGKILL'),
    // Gives back the little shared memory that is left, which no next server of the cluster would find.
    remove: () => end('SIGQUIT'),
  };
}

/** PostgreSQL refuses root; its package brings a user for it. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilAnswers(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(20)) {
    const client = new Client({ connectionString });
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
