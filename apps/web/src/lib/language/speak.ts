import { retriedImport } from '../lazy/retried-import.ts';
import { directionOf, isLanguage, type Language } from './languages.ts';
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

/** Speaks a language from the start on, and another one as long as its words do not come: no page stays empty. */
export function speakFirst(first: Language): Promise<void> {
  let standIn: Language | null = null;
  return new Promise((resolve) => {
    const speaking = retriedImport(async () => {
      // Somebody has chosen one meanwhile.
      if (standIn !== null && language !== standIn) return;
      try {
        await speak(first);
      } catch (lost) {
        standIn ??= await speakOneOf(Object.keys(CATALOGUES).filter(isLanguage));
        if (standIn !== null) resolve();
        throw lost;
      }
      resolve();
    });
    speaking.ask();
  });
}

async function speakOneOf(languages: readonly Language[]): Promise<Language | null> {
  for (const next of languages) {
    const isSpoken = await speak(next).then(
      () => true,
      () => false,
    );
    if (isSpoken) return next;
  }
  return null;
}

export const spoken = {
  get: (): Language => language,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
