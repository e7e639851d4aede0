import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HOMES = '/usr/lib/postgresql';
const ADDRESS = ['-h', '127.0.0.1', '-U', 'postgres'];

/** PostgreSQL servers of a test's own, which it may stop, copy and put back. */
interface PostgresClusters {
  /** An empty one. */
  create(): PostgresCluster;
  /** Ends and removes all of them. */
  remove(): Promise<void>;
}

export interface PostgresCluster {
  start(port: number): Promise<void>;
  /** `fast` = as an administrator does; `immediate` = as a crash. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  /** A replica of this one, which must run; it is started as any other, and then follows. */
  replicate(): PostgresCluster;
  /** Makes a replica that runs a server of its own. */
  promote(): void;
  /** A copy of the files of this one, which must be stopped. */
  copy(): PostgresCluster;
  /** Runs one of PostgreSQL's programs against the server. */
  run(program: 'psql' | 'pg_dump', ...parameters: string[]): string;
  /** Fills an empty database with what `pg_dump` gave. */
  restore(database: string, dump: string): void;
}

/** `null` = this machine has no programs of PostgreSQL. */
export function preparePostgresClusters(): PostgresClusters | null {
  const version = existsSync(HOMES) ? readdirSync(HOMES).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (version === undefined || !existsSync(join(HOMES, version, 'bin', 'initdb'))) return null;
  const programs = join(HOMES, version, 'bin');
  const home = mkdtempSync(join(tmpdir(), 'parley-clusters-'));
  const account = serverAccount();
  if (account) chownSync(home, account.uid, account.gid);
  const options = { ...account, cwd: '/', encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const execute = (program: string, ...parameters: string[]): string =>
    execFileSync(join(programs, program), parameters, { ...options, stdio: 'pipe' });
  const clusters: PostgresCluster[] = [];

  function add(fill: (directory: string) => void): PostgresCluster {
    const directory = join(home, `cluster-${clusters.length}`);
    mkdirSync(directory, { mode: 0o700 });
    if (account) chownSync(directory, account.uid, account.gid);
    fill(directory);
    let server: ChildProcess | undefined;
    let at = '';
    const cluster: PostgresCluster = {
      async start(port) {
        at = String(port);
        const settings = ['dynamic_shared_memory_type=mmap', 'fsync=off', 'shared_buffers=16MB'];
        const parameters = ['-D', directory, '-p', at, '-h', '127.0.0.1', '-k', ''];
        for (const setting of settings) parameters.push('-c', setting);
        server = spawn(join(programs, 'postgres'), parameters, {
          ...account,
          cwd: '/',
          detached: true,
          stdio: 'ignore',
        });
        await untilReady(() => execute('pg_isready', ...ADDRESS, '-p', at), server);
      },
      async stop(how) {
        if (!server || server.exitCode !== null || server.signalCode !== null) return;
        const ended = once(server, 'exit');
        server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
        await ended;
      },
      replicate: () =>
        add((copy) => void execute('pg_basebackup', ...ADDRESS, '-p', at, '-D', copy, '-R', '-c', 'fast')),
      promote: () => void execute('pg_ctl', 'promote', '-w', '-D', directory),
      copy: () => add((copy) => void execFileSync('cp', ['-a', `${directory}/.`, copy], options)),
      run: (program, ...parameters) => execute(program, ...ADDRESS, '-p', at, ...parameters),
      restore(database, input) {
        const parameters = [...ADDRESS, '-p', at, '-q', '-v', 'ON_ERROR_STOP=1', '-1', database];
        execFileSync(join(programs, 'psql'), parameters, { ...options, input, stdio: 'pipe' });
      },
    };
    clusters.push(cluster);
    return cluster;
  }

  return {
    create: () =>
      add((directory) => {
        const form = ['-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync'];
        execute('initdb', '-D', directory, ...form);
      }),
    async remove() {
      await Promise.all(clusters.map((cluster) => cluster.stop('immediate')));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses root; its package brings a user for it. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(look: () => unknown, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
    try {
      look();
      return;
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
    }
  }
}
