/** Time and chance, so that tests can hold both. */
export interface OutboxClock {
  /** Epoch milliseconds, as they go on from the start of the page: setting the computer's clock changes nothing. */
  now(): number;
  /** Returns what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** From 0 up to 1. */
  chance(): number;
}

export const wallClock: OutboxClock = {
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};
