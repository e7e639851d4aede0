const NAME = 'parley.single-keys';
const listeners = new Set<() => void>();

// Storage can be switched off; the choice then lasts as long as the page.
let on = (() => {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
})();

/**
 * Whether a single letter, digit or sign is a command. People who speak to their computer, or hit keys by
 * mistake, can switch that off (WCAG 2.1.4).
 */
export const singleKeys = {
  areOn: (): boolean => on,
  switchTo(next: boolean): void {
    on = next;
    for (const listener of listeners) listener();
    try {
      if (next) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, 'off');
    } catch {
      return;
    }
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
