import { createStore } from '../store/create-store.ts';
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
  const { get, set, subscribe } = createStore<{ readonly code: T | null; readonly failures: number }>({
    code: null,
    failures: 0,
  });
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    const { code, failures } = get();
    if (isAsking || code !== null) return;
    clearTimeout(timer);
    isAsking = true;
    attempt().then(
      (loaded) => {
        removeEventListener('online', ask);
        set({ code: loaded, failures });
      },
      () => {
        isAsking = false;
        if (failures === 0) addEventListener('online', ask);
        timer = setTimeout(ask, retryDelay(failures, Math.random()));
        set({ code: null, failures: failures + 1 });
      },
    );
  }

  return {
    get: () => get().code,
    failures: () => get().failures,
    ask,
    load: () =>
      new Promise((resolve) => {
        const check = () => {
          const { code } = get();
          if (code === null) return;
          unsubscribe();
          resolve(code);
        };
        const unsubscribe = subscribe(check);
        ask();
        check();
      }),
    subscribe,
  };
}
