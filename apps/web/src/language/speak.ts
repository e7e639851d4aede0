import { directionOf, type Language } from './languages.ts';
import { language, setLanguage } from './locale.ts';
import { setWords, type Words } from './words.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./en/en.ts').then(({ en }) => en),
  de: () => import('./de/de.ts').then(({ de }) => de),
  ar: () => import('./ar/ar.ts').then(({ ar }) => ar),
};

const listeners = new Set<() => void>();
let wanted: Language = language;

/** Speaks another language from now on, once its words are there. Rejects if they do not come. */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  const words = await CATALOGUES[next]();
  // Somebody went on to another one while this one came.
  if (wanted !== next) return;
  setWords(words);
  setLanguage(next);
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  for (const listener of listeners) listener();
}

export const spoken = {
  get: (): Language => language,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
