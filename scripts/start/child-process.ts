import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './root.ts';

/** A process of ours; `ended` resolves with its exit code, `null` after a signal. */
export interface Child {
  ended: Promise<number | null>;
}

const running = new Map<ChildProcess, Promise<number | null>>();

/** How long a process may take to finish its answers before it is killed, in milliseconds. */
const GRACE = 10_000;

/**
 * Starts an app in a process group of its own, so that Ctrl-C reaches it once, from us, in order.
 * The IPC channel tells it when we are gone, however we went.
 */
export function startProcess(
  entry: string,
  env: NodeJS.ProcessEnv,
  options: { readonly nodeOptions?: readonly string[]; readonly args?: readonly string[] } = {},
): Child {
  const { nodeOptions = [], args = [] } = options;
  const child = spawn(process.execPath, [...nodeOptions, entry, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  running.set(child, ended);
  return { ended };
}

/** Ends every process, the last one started first, so that nobody loses its upstream while answering. */
export async function stopAll(): Promise<void> {
  for (const [child, ended] of [...running].reverse()) {
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(kill);
  }
}
