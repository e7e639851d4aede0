import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A gateway as it is run, in a process of its own; `options` are Node's. */
export async function startGatewayProcess(
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...options, MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const origin = /gateway ready at (\S+)\n/.exec(printed)?.[1];
    if (origin !== undefined) return { origin, child, close };
  }
  throw new Error(`The gateway did not start: ${printed}`);

  async function close(): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
}
