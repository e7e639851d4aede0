import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectNothingUnhandled } from '@parley/testing/nothing-unhandled';

const SOURCE = new URL('../src/', import.meta.url);

interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Child {
  readonly process: ChildProcess;
  /** The base URL, once the process says that it is ready; rejects if it ends before. */
  readonly ready: Promise<string>;
  /** Rejects if the process has left an error unhandled. */
  readonly exit: Promise<Exit>;
}

/** A real process of this app, as the start command runs it: on any free port unless told otherwise. */
export function startProcess(
  settings: Readonly<Record<string, string>>,
  script = 'main.ts',
  parameters: readonly string[] = [],
): Child {
  const { DATABASE_URL, DATA_DIR, DEMO, ...rest } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, SOURCE)), ...parameters], {
    env: { ...rest, PORT: '0', DEMO_CONVERSATIONS: '5', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const exit = once(child, 'close').then(([code]: (number | null)[]): Exit => {
    expectNothingUnhandled(stdout + stderr);
    return { code: code ?? null, stdout, stderr };
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      const url = /^api ready at (\S+)$/m.exec(stdout)?.[1];
      if (url) resolve(url);
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    exit.then(() => reject(new Error(`The process ended before it was ready: ${stderr}`)), reject);
  });
  ready.catch(() => {});
  return { process: child, ready, exit };
}

/** An empty directory for a database, and a way to get rid of it. */
export function temporaryDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'parley-api-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
