const KEY = 'parley.language';

/** The language that somebody chose in this browser. Without storage it lasts as long as the page. */
export const chosenLanguage = {
  get(): string | null {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  keep(language: string): void {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      return;
    }
  },
};
