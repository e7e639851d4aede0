import { subscribe } from 'node:diagnostics_channel';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** What one request went through. */
export interface Trace {
  /** Files of ours of which a function ran, below the repository's root. */
  readonly files: readonly string[];
  /** Calls of functions of ours. */
  readonly calls: number;
  /** Frames on the stack where the request to the upstream is handed to undici, awaiting ones included. */
  readonly frames: readonly string[];
}

const ROOT = new URL('../../..', import.meta.url);

// Imported before the gateway's own code. `start` begins to count, `trace` says what ran since.
const session = new Session();
session.connect();
let frames: readonly string[] = [];

subscribe('undici:request:create', () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const { stack = '' } = new Error('stack');
  Error.stackTraceLimit = stackTraceLimit;
  frames = stack.split('\n').filter((line) => isOurs(line) && !line.includes(import.meta.filename));
});

process.on('message', async (order) => {
  if (order === 'start') {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    // Reading sets all counts back.
    await session.post('Profiler.takePreciseCoverage');
    process.send?.('started');
  }
  if (order === 'trace') {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const ran = result
      .filter(({ url }) => isOurs(url) && url !== import.meta.url)
      .map(({ url, functions }) => ({
        file: fileURLToPath(url).slice(fileURLToPath(ROOT).length),
        calls: functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0),
      }))
      .filter(({ calls }) => calls > 0);
    process.send?.({
      files: ran.map(({ file }) => file).sort(),
      calls: ran.reduce((sum, { calls }) => sum + calls, 0),
      frames,
    } satisfies Trace);
  }
});
process.channel?.unref();
process.on('disconnect', () => process.exit());

function isOurs(place: string): boolean {
  return place.includes(ROOT.href) && !place.includes('/node_modules/');
}
