import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@parley/testing/free-port';
import { expectNothingUnhandled } from '@parley/testing/nothing-unhandled';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as a newcomer starts it: the start command, its processes, its one address. */
export interface Parley {
  readonly origin: string;
  readonly apiUrl: string;
  readonly dataDir: string;
  /** The process that runs this file, by its id. */
  pidOf(entry: string): number | undefined;
  /** Everything that was printed so far. */
  output(): string;
  /** As Ctrl-C does. Resolves with the exit code; rejects where a process has left an error unhandled. */
  stop(): Promise<number | null>;
  /** kill -9 of the start command and of everything below it; rejects as `stop` does. */
  kill(): Promise<void>;
}

/** An address that never answers settings of the machine that runs the tests. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { CONVERSATIONS_API_URL: _, DATABASE_URL: __, REDIS_URL: ___, DATA_DIR: ____, ...env } = process.env;
  return env;
}

/** Runs the start command and waits until it prints its address; throws with the output when it ends first. */
export async function startParley(env: NodeJS.ProcessEnv = {}): Promise<Parley> {
  const run = await runStart(env);
  const ready = new Promise<void>((resolve) => {
    run.child.stdout?.on('data', () => /Parley is ready/.test(run.output()) && resolve());
  });
  const code = await Promise.race([ready, run.ended]);
  if (code !== undefined) throw new Error(`the start command ended with ${code}:\n${run.output()}`);
  return {
    ...run,
    pidOf: (entry) => descendants(run.child.pid).find((pid) => commandOf(pid).endsWith(entry)),
    async stop() {
      run.child.kill('SIGINT');
      const exitCode = await run.ended;
      expectNothingUnhandled(run.output());
      return exitCode;
    },
    async kill() {
      const pids = [...descendants(run.child.pid), run.child.pid];
      for (const pid of pids) if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await run.ended;
      expectNothingUnhandled(run.output());
    },
  };
}

/** Runs the start command until it ends by itself, as it does when something is in its way. */
export async function startAndFail(env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const run = await runStart(env);
  return { code: await run.ended, output: run.output() };
}

async function runStart(env: NodeJS.ProcessEnv) {
  const port = env.PORT ?? String(await freePort());
  const apiPort = env.API_PORT ?? String(await freePort());
  const dataDir = env.DATA_DIR ?? join(mkdtempSync(join(tmpdir(), 'parley-')), 'api');
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: {
      ...cleanEnvironment(),
      DEMO_CONVERSATIONS: '200',
      ...env,
      PORT: port,
      API_PORT: apiPort,
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  return {
    child,
    origin: `http://127.0.0.1:${port}`,
    apiUrl: `http://127.0.0.1:${apiPort}/third-party/v1`,
    dataDir,
    output: () => printed,
    ended: once(child, 'close').then(([code]: (number | null)[]) => code ?? null),
  };
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function descendants(pid: number | undefined): number[] {
  try {
    const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
    return [...children.flatMap(descendants), ...children];
  } catch {
    return []; // pgrep answers 1 when there is none.
  }
}
