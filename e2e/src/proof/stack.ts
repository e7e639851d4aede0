import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@parley/testing/free-port';
import { expectNothingUnhandled } from '@parley/testing/nothing-unhandled';
import { Random } from '@parley/testing/random';
import type { Engine } from './engines.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** An api process on a database of its own. */
export interface ApiProcess {
  readonly origin: string;
  /** The base address, with the version path. */
  readonly url: string;
  /** Sets the clock of the process ahead of the machine's, in milliseconds; kept over a restart. */
  jumpTo(aheadMs: number): void;
  /** kill -9 and a new start on the same data and the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A gateway process in front of an upstream. */
export interface GatewayProcess {
  readonly origin: string;
  /** As a deployment stops it. Gives the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  close(): Promise<void>;
}

const CLOCK = new URL('jumping-clock.ts', import.meta.url).href;

interface Started {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  printed(): string;
}

async function spawnReady(entry: string, env: NodeJS.ProcessEnv, ready: string): Promise<Started> {
  const { CONVERSATIONS_API_URL: _, DATABASE_URL: __, REDIS_URL: ___, ...clean } = process.env;
  const child = spawn(process.execPath, ['--import', CLOCK, entry], {
    cwd: root,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  while (child.exitCode === null) {
    if ((await fetch(ready).catch(() => null))?.ok) return { child, printed: () => printed };
    await sleep(50);
  }
  throw new Error(`${entry} ended with ${child.exitCode}:\n${printed}`);
}

/** Kills it where it still runs; rejects where it has left an error unhandled. */
async function end({ child, printed }: Started): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
  expectNothingUnhandled(printed());
}

/** Starts an api with demo data on a fresh database of the engine. */
export async function startApi(
  engine: Engine,
  settings: NodeJS.ProcessEnv = { DEMO_CONVERSATIONS: '50' },
): Promise<ApiProcess> {
  const database = await engine.fresh();
  const port = String(await freePort());
  const dataDir = join(mkdtempSync(join(tmpdir(), 'parley-proof-')), 'api');
  const env = {
    // Races are run with more at once than an api that holds off what it cannot do soon would let in.
    MAX_WAITING: '2000',
    ...settings,
    ...database.env,
    DEMO: 'on',
    DATA_DIR: dataDir,
    PORT: port,
    LOG_LEVEL: 'error',
  };
  const origin = `http://127.0.0.1:${port}`;
  let ahead = 0;
  const start = () =>
    spawnReady('apps/api/src/main.ts', { ...env, CLOCK_AHEAD_MS: String(ahead) }, `${origin}/ready`);
  let api = await start();
  return {
    origin,
    url: `${origin}/third-party/v1`,
    jumpTo(aheadMs) {
      ahead = aheadMs;
      api.child.send({ clockAheadMs: aheadMs });
    },
    async restart() {
      await end(api);
      api = await start();
    },
    async close() {
      await end(api);
      await database.drop();
    },
  };
}

/** Starts a gateway in front of an upstream. */
export async function startGateway(
  upstream: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<GatewayProcess> {
  const port = settings.PORT ?? String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    CONVERSATIONS_API_URL: upstream,
    PORT: port,
    LOG_LEVEL: 'error',
    RATE_LIMIT: 'off',
    ...settings,
  };
  const gateway = await spawnReady('apps/graphql/src/main.ts', env, `${origin}/health`);
  return {
    origin,
    async stop() {
      gateway.child.kill('SIGTERM');
      const [code]: (number | null)[] = await once(gateway.child, 'close');
      expectNothingUnhandled(gateway.printed());
      return code ?? null;
    },
    close: () => end(gateway),
  };
}

/** Puts a proxy that harms exchanges before an api; gives the address to use instead of the api's. */
export async function harm(
  api: ApiProcess,
  seed: number,
  rate: number,
): Promise<{ readonly url: string; readonly proxy: FaultProxy }> {
  const proxy = await startFaultProxy(api.origin, new Random(seed), rate);
  return { url: `${proxy.origin}/third-party/v1`, proxy };
}
