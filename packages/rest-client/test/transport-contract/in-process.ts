import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleHost } from './bundle-host.ts';
import type { TryFacts } from './runtimes.ts';

/** Tries the facts in a process of a runtime that runs scripts. Its last line is the verdicts. */
export function inProcess(binary: string, transport: 'default' | 'fetch', ...args: string[]): TryFacts {
  return async (assignment) => {
    const script = [...args, await bundleHost('process'), JSON.stringify(assignment), transport];
    const { stdout } = await promisify(execFile)(binary, script, { timeout: 100_000 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  };
}
