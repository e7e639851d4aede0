/** The time that a client lives in. Replaced in tests, by the one of `@parley/rest-client/testing` for instance. */
export interface Clock {
  /** Milliseconds since the epoch, for dates in answers. */
  now(): number;
  /** Milliseconds since any fixed instant, never going back: for durations. */
  monotonic(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The time of the machine. Looks the functions up at each use, so that fake timers of a test framework work too. */
export const MACHINE_CLOCK: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
};
