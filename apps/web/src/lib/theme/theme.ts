export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'parley.theme';
const listeners = new Set<() => void>();
let chosen: Theme = read();

export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}

// Storage can be switched off; the choice then lasts as long as the page.
function read(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return isTheme(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Light or dark: as the system has it, until somebody chooses for this browser. */
export const theme = {
  get: (): Theme => chosen,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  apply(): void {
    document.documentElement.dataset.theme = chosen;
  },
  choose(next: Theme): void {
    chosen = next;
    theme.apply();
    for (const listener of listeners) listener();
    try {
      localStorage.setItem(KEY, next);
    } catch {
      return;
    }
  },
};
