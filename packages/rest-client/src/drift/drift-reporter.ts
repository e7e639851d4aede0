import type { Clock } from '../clock.ts';
import type { Drift, OnDrift } from './drift.ts';

/** Milliseconds in which the same departure is reported once. */
const QUIET = 60_000;
/** Departures that are remembered; what is forgotten is reported again. */
const MAX_REMEMBERED = 1_000;
/** Answers that are explained per second; explaining costs more than reading. */
const MAX_EXPLAINED = 20;

interface Memory {
  readonly until: number;
  unreported: number;
}

/** Tells of departures, one by one and each once a minute, so that an API that drifts floods no log. */
export class DriftReporter {
  readonly #clock: Clock;
  readonly #tell: OnDrift;
  readonly #remembered = new Map<string, Memory>();
  #secondBegan = Number.NEGATIVE_INFINITY;
  #explained = 0;

  constructor(clock: Clock, tell: OnDrift) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Whether one more answer is to be explained now. */
  hasTurn(): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#secondBegan >= 1_000) {
      this.#secondBegan = now;
      this.#explained = 0;
    }
    this.#explained += 1;
    return this.#explained <= MAX_EXPLAINED;
  }

  report(drifts: readonly Omit<Drift, 'count'>[]): void {
    const now = this.#clock.monotonic();
    for (const [key, { first, count }] of countAlike(drifts)) {
      const memory = this.#remembered.get(key);
      if (memory !== undefined && now < memory.until) {
        memory.unreported += count;
        continue;
      }
      this.#remember(key, now + QUIET);
      this.#tell({ ...first, count: count + (memory?.unreported ?? 0) });
    }
  }

  #remember(key: string, until: number): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, { until, unreported: 0 });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

function countAlike(drifts: readonly Omit<Drift, 'count'>[]) {
  const counted = new Map<string, { first: Omit<Drift, 'count'>; count: number }>();
  for (const drift of drifts) {
    const key = toKey(drift);
    const alike = counted.get(key);
    if (alike === undefined) counted.set(key, { first: drift, count: 1 });
    else alike.count += 1;
  }
  return counted;
}

/** The items of a list count as one place. */
function toKey({ operation, path, expected, seen }: Omit<Drift, 'count'>): string {
  return [operation, path.replace(/\/\d+(?=\/|$)/g, '/*'), expected, seen].join(' ');
}
