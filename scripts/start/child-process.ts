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
async function stopAll(): Promise<void> {
  for (const [child, ended] of [...running].reverse()) {
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(kill);
  }
}

/** Ends everything, and then this process, with the code of the first call; also on SIGINT and SIGTERM, with 0. */
export function createStop(): {
  readonly isStopping: () => boolean;
  readonly stop: (code: number) => Promise<never>;
} {
  let stopping = false;
  const stop = async (code: number): Promise<never> => {
    if (!stopping) {
      stopping = true;
      await stopAll();
      process.exit(code);
    }
    return new Promise(() => {});
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  return { isStopping: () => stopping, stop };
}
