import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './root.ts';

/** Builds the web app where its sources changed; silent when nothing did. Throws with the build's output. */
export async function buildWeb(): Promise<void> {
  const slow = setTimeout(() => console.log('Building the web app …'), 1000);
  const build = spawn(
    join(root, 'node_modules', '.bin', 'turbo'),
    ['run', 'build', '--output-logs=errors-only', '--no-color'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    },
  );
  let output = '';
  build.stdout.on('data', (chunk) => (output += chunk));
  build.stderr.on('data', (chunk) => (output += chunk));
  const [code] = await once(build, 'close');
  clearTimeout(slow);
  if (code !== 0) throw new Error(`The web app could not be built; this is what the build said:\n${output}`);
}
