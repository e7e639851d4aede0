import { createStore } from '../store/create-store.ts';
import { useStore } from '../store/use-store.ts';

interface Address {
  readonly path: string;
  /** Empty, or starts with "?". */
  readonly search: string;
}

const address = createStore(readAddress());
globalThis.window?.addEventListener('popstate', () => address.set(readAddress()));

function readAddress(): Address {
  const { pathname = '', search = '' } = globalThis.location ?? {};
  return { path: pathname, search };
}

export function useAddress(): Address {
  return useStore(address);
}

/** Changes the address without loading the page. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.set(readAddress());
}
