// What our own processes log, and what Node.js prints when one has no last line of its own.
const UNHANDLED =
  /^.*("event":"(?:unhandled rejection|uncaught exception)"|triggerUncaughtException|UnhandledPromiseRejection|Unhandled 'error' event).*$/m;

/** Throws where a process has printed that something in it was handled by nobody. */
export function expectNothingUnhandled(printed: string): void {
  const [line] = UNHANDLED.exec(printed) ?? [];
  if (line !== undefined) throw new Error(`The process left an error unhandled: ${line}`);
}
