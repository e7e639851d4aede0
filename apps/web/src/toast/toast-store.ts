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
}

export type ToastStore = ReturnType<typeof createToastStore>;

/** What is being said. A passing toast gives way to the next one; one that needs a decision stays. */
export function createToastStore() {
  let toasts: readonly Toast[] = [];
  const listeners = new Set<() => void>();
  function set(next: readonly Toast[]): void {
    toasts = next;
    for (const listener of listeners) listener();
  }
  return {
    get: () => toasts,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(toast: Toast): void {
      set([...toasts.filter(({ id, sticky }) => sticky && id !== toast.id), toast]);
    },
    dismiss(id: string): void {
      set(toasts.filter((toast) => toast.id !== id));
    },
  };
}
