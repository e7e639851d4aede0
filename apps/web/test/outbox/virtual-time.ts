import type { OutboxClock } from '../../src/conversation-sync/outbox/outbox-clock.ts';

export interface VirtualTime extends OutboxClock {
  sleep(milliseconds: number): Promise<void>;
  /** Lets time pass, as fast as the machine can, until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
}

/** Time in which nothing is waited for: whatever comes next happens at once. */
export function createVirtualTime(chance: () => number): VirtualTime {
  let now = 0;
  let order = 0;
  let timers: { at: number; order: number; run: () => void }[] = [];
  const after: OutboxClock['after'] = (milliseconds, run) => {
    order += 1;
    const timer = { at: now + Math.max(0, milliseconds), order, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  return {
    now: () => now,
    after,
    chance,
    sleep: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    async until(work) {
      let done = false;
      const finish = () => {
        done = true;
      };
      work.then(finish, finish);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (done) return work;
        const next = timers.reduce<(typeof timers)[number] | null>(
          (first, timer) =>
            !first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)
              ? timer
              : first,
          null,
        );
        if (!next) throw new Error('Nothing is left to happen, and the work is not done.');
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
    },
  };
}
