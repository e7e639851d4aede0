import { retryDelay } from '../timing/retry-delay.ts';

/** A module that is loaded when it is needed, and asked for again until it is there. */
export interface RetriedImport<T> {
  /** Null = not loaded yet. */
  readonly get: () => T | null;
  /** How many attempts were in vain. */
  readonly failures: () => number;
  /** Asks for it now, also between two attempts. */
  readonly ask: () => void;
  /** Resolves once it is there; never rejects. */
  readonly load: () => Promise<T>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps no failure: each attempt asks the network again. The connection coming back is one more reason to try. */
export function retriedImport<T>(attempt: () => Promise<T>): RetriedImport<T> {
  let loaded: T | null = null;
  let failures = 0;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function ask(): void {
    if (isAsking || loaded !== null) return;
    clearTimeout(timer);
    isAsking = true;
    attempt().then(
      (value) => {
        loaded = value;
        removeEventListener('online', ask);
        changed();
      },
      () => {
        isAsking = false;
        if (failures === 0) addEventListener('online', ask);
        timer = setTimeout(ask, retryDelay(failures++, Math.random()));
        changed();
      },
    );
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    get: () => loaded,
    failures: () => failures,
    ask,
    load: () =>
      new Promise((resolve) => {
        const check = () => {
          if (loaded === null) return;
          unsubscribe();
          resolve(loaded);
        };
        const unsubscribe = subscribe(check);
        ask();
        check();
      }),
    subscribe,
  };
}
