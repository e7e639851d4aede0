import { retriedImport } from '../lazy/retried-import.ts';
import { directionOf, isLanguage, type Language } from './languages.ts';
import { language, setLanguage } from './locale.ts';
import { type Messages, setMessages } from './messages.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => import('./en/en.ts').then(({ en }) => en),
  de: () => import('./de/de.ts').then(({ de }) => de),
  ar: () => import('./ar/ar.ts').then(({ ar }) => ar),
};

const listeners = new Set<() => void>();
let wanted: Language = language;

/** Switches to another language once its messages are loaded. Rejects if they do not load. */
export async function setLocale(next: Language): Promise<void> {
  wanted = next;
  const nextMessages = await CATALOGUES[next]();
  // Somebody went on to another one while this one came.
  if (wanted !== next) return;
  setMessages(nextMessages);
  setLanguage(next);
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  for (const listener of listeners) listener();
}

/** Starts in a language, or in another one until its messages are loaded: no page stays empty. */
export function setFirstLocale(first: Language): Promise<void> {
  let standIn: Language | null = null;
  return new Promise((resolve) => {
    const attempt = retriedImport(async () => {
      // Somebody has chosen one meanwhile.
      if (standIn !== null && language !== standIn) return;
      try {
        await setLocale(first);
      } catch (lost) {
        standIn ??= await setOneOf(Object.keys(CATALOGUES).filter(isLanguage));
        if (standIn !== null) resolve();
        throw lost;
      }
      resolve();
    });
    attempt.ask();
  });
}

async function setOneOf(languages: readonly Language[]): Promise<Language | null> {
  for (const next of languages) {
    const isSet = await setLocale(next).then(
      () => true,
      () => false,
    );
    if (isSet) return next;
  }
  return null;
}

export const localeStore = {
  get: (): Language => language,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
