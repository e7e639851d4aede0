import type { Clock } from '../clock.ts';
import type { Drift, OnDrift } from './drift.ts';
import type { DriftWatch } from './drift-watch.ts';

/** Milliseconds in which the same departure is reported once. */
const QUIET = 60_000;
/** Departures that are remembered; what is forgotten is reported again. */
const MAX_REMEMBERED = 1_000;

interface Memory {
  readonly until: number;
  unreported: number;
}

/** Tells of departures, one by one and each once a minute, so that an API that drifts floods no log. */
export class DriftReporter {
  readonly #clock: Clock;
  readonly #tell: OnDrift;
  readonly #remembered = new Map<string, Memory>();

  constructor({ clock, tell }: DriftWatch) {
    this.#clock = clock;
    this.#tell = tell;
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

/** Tells what was not told lately. */
export function report(watch: DriftWatch, drifts: readonly Omit<Drift, 'count'>[]): void {
  watch.reporter ??= new DriftReporter(watch);
  watch.reporter.report(drifts);
}
