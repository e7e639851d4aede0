import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Screen {
  /** As in the environment variable DISPLAY. */
  readonly display: string;
  end(): void;
}

/**
 * A screen in memory. Without a screen Chromium reports about 100 ms of delay that nobody would have seen, so that what
 * Event Timing says is measured with one.
 */
export async function openScreen(): Promise<Screen> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const missing = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error('Xvfb is missing; on Debian: apt-get install xvfb.')));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
  });
  missing.catch(() => undefined);
  const number = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  return { display: `:${await Promise.race([number, missing])}`, end: () => child.kill() };
}
