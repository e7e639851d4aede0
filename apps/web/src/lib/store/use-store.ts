import { useSyncExternalStore } from 'react';
import type { Readable } from './create-store.ts';

export function useStore<T>({ subscribe, get }: Readable<T>): T {
  return useSyncExternalStore(subscribe, get);
}
