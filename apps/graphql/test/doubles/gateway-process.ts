import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expectNothingUnhandled } from '@parley/testing/nothing-unhandled';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A gateway as it is run, in a process of its own; `options` are Node's. */
export async function startGatewayProcess(
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...options, MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  const origin = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += String(chunk);
        const address = /gateway ready at (\S+)\n/.exec(printed)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('exit', () => reject(new Error(`The gateway did not start: ${printed}`)));
  });

  return {
    origin,
    child,
    /** Everything that was printed so far. */
    printed: () => printed,
    /** Stops it; rejects where it had ended by itself, or had left an error unhandled. */
    async close(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The gateway had ended: ${printed}`);
      const exited = once(child, 'close');
      child.kill('SIGTERM');
      await exited;
      expectNothingUnhandled(printed);
    },
  };
}
