import { useSyncExternalStore } from 'react';
import type { Language } from './languages.ts';
import { localeStore } from './set-locale.ts';

/** Renders again in another language. The page as a whole does; what is kept by `memo` has to ask for it itself. */
export function useLanguage(): Language {
  return useSyncExternalStore(localeStore.subscribe, localeStore.get);
}
