/** Milliseconds to wait after an attempt, counted from 1. */
export type Backoff = (attempt: number) => number;

const BASE = 100;
const CAP = 5_000;

/** Exponential with full jitter: clients that failed together do not come back together. */
export const fullJitter: Backoff = (attempt) => Math.random() * Math.min(CAP, BASE * 2 ** (attempt - 1));
