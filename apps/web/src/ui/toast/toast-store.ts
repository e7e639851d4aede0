import { createStore } from '../../lib/store/create-store.ts';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** The key that does the same, shown beside the label. */
  readonly key?: string;
}

export interface Toast {
  readonly id: string;
  readonly tone: 'good' | 'plain' | 'bad';
  readonly lead: string;
  readonly subject: string | null;
  readonly detail: string | null;
  readonly actions: readonly ToastAction[];
  readonly sticky: boolean;
  /** Somebody has closed it or pressed one of its buttons. */
  readonly onClosed?: () => void;
}

export type ToastStore = ReturnType<typeof createToastStore>;

/** What is being said: first what somebody has to decide, then the newest of what passes, which gives way to the next. */
export function createToastStore() {
  const { get, set, subscribe } = createStore<readonly Toast[]>([]);
  return {
    get,
    subscribe,
    show(toast: Toast): void {
      const sticky = [...get().filter(({ id }) => id !== toast.id), toast].filter((shown) => shown.sticky);
      set(toast.sticky ? sticky : [...sticky, toast]);
    },
    /** Takes it away because it no longer holds. */
    dismiss(id: string): void {
      if (get().some((toast) => toast.id === id)) set(get().filter((toast) => toast.id !== id));
    },
    /** Takes it away because somebody has seen it. */
    close(id: string): void {
      const toast = get().find((candidate) => candidate.id === id);
      set(get().filter((candidate) => candidate !== toast));
      toast?.onClosed?.();
    },
    /** Whether a button has this key. */
    offers: (key: string): boolean =>
      get().some(({ actions }) => actions.some((action) => action.key === key)),
    /** Presses the button with this key on the newest toast that has one; false if there is none. */
    press(key: string): boolean {
      const action = get()
        .toReversed()
        .flatMap(({ actions }) => actions)
        .find((candidate) => candidate.key === key);
      action?.run();
      return action !== undefined;
    },
  };
}
