import type { OutboxStore } from './outbox-store.ts';

/** Milliseconds. A disk that is busy answers sooner; one that does not answer must not hold a change back. */
const STORE_TIMEOUT_MS = 3_000;

/** A store whose operations fail when they take too long, and at once while an earlier one still has no answer. */
export function boundedStore(store: OutboxStore): OutboxStore {
  let hanging = 0;

  function bounded<T>(run: () => Promise<T>): Promise<T> {
    if (hanging > 0) return Promise.reject(new Error('The storage does not answer.'));
    return within(run(), (late) => {
      hanging += 1;
      late.finally(() => (hanging -= 1)).catch(() => {});
    });
  }

  return {
    ...store,
    load: () => bounded(() => store.load()),
    add: (updates) => bounded(() => store.add(updates)),
    keepRejection: (key, rejection) => bounded(() => store.keepRejection(key, rejection)),
    remove: (key) => bounded(() => store.remove(key)),
    clear: () => bounded(() => store.clear()),
  };
}

/** What the work gives; rejects after the bound, and hands over the work, which may still end. */
export function within<T>(work: Promise<T>, onLate: (late: Promise<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The storage does not answer.'));
      onLate(work);
    }, STORE_TIMEOUT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
