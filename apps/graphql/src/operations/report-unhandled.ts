/** How an error got past everything that could have handled it. */
export type UnhandledKind = 'unhandled rejection' | 'uncaught exception';

/**
 * The last line: from now on neither ends the process, which other callers are being answered by. Each is a fault of
 * ours, so it is reported.
 */
export function reportUnhandled(report: (kind: UnhandledKind, error: unknown) => void): void {
  process.on('unhandledRejection', (reason) => report('unhandled rejection', reason));
  process.on('uncaughtException', (error) => report('uncaught exception', error));
  // Of a log that nobody reads any more there is nobody to be told, and telling would fail again.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
