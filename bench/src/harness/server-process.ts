import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** What a process has used since it began. */
export interface Usage {
  /** Microseconds, user and system. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
}

/** Whether each runs on one core, always the same: the system moves none of them while it is measured. */
export const isPinned = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** A server in a process of its own, which says `ready at <address>` on standard output. None starts another process. */
export class ServerProcess {
  readonly name: string;
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(name: string, address: string, child: ChildProcess) {
    this.name = name;
    this.address = address;
    this.#child = child;
  }

  static async start(
    name: string,
    module: URL,
    env: Readonly<Record<string, string>>,
  ): Promise<ServerProcess> {
    const args = ['--import', new URL('./usage-probe.ts', import.meta.url).href];
    const child = fork(module, {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', ...env },
      ...(isPinned
        ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath, ...args] }
        : { execArgv: args }),
    });
    const address = await Promise.race([addressOf(child), ended(child)]);
    if (address === null) throw new Error(`${name} ended before it was ready.`);
    return new ServerProcess(name, address, child);
  }

  async usage(): Promise<Usage> {
    const told = once(this.#child, 'message');
    this.#child.send('usage');
    const [usage] = await told;
    return usage;
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string | null> {
  if (stdout === null) return null;
  for await (const line of createInterface(stdout)) {
    const address = /ready at (http\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    stdout.resume();
    return address;
  }
  return null;
}

async function ended(child: ChildProcess): Promise<null> {
  await once(child, 'exit');
  return null;
}
