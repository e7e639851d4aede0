import { createStore } from '../store/create-store.ts';
import { readStored, writeStored } from '../store/stored-text.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'parley.theme';
const stored = readStored('localStorage', NAME);
const store = createStore<Theme>(isTheme(stored) ? stored : 'system');

export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** Light or dark: as the system has it, until somebody chooses for this browser. */
export const theme = {
  ...store,
  apply(): void {
    document.documentElement.dataset.theme = store.get();
  },
  set(next: Theme): void {
    store.set(next);
    theme.apply();
    writeStored('localStorage', NAME, next);
  },
};
