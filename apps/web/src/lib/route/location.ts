import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

// All in one go: between two events React would draw a path with the query of another.
function notify(): void {
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', notify);
  };
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Empty, or starts with "?". */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

/** Changes the address without loading the page. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  notify();
}
