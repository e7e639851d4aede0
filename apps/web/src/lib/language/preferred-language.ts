import { isLanguage, type Language } from './languages.ts';

/** The language to speak: the one that was chosen here, else the first that the browser asks for, else English. */
export function preferredLanguage(chosen: string | null, asked: readonly string[]): Language {
  return [chosen, ...asked.map(primary)].find(isLanguage) ?? 'en';
}

const WITHOUT_REGION = { en: 'en-GB', de: 'de-DE', ar: 'ar' } as const satisfies Record<Language, string>;

/** How to write dates and numbers in a language: as the browser asks for it, "de-AT" for instance, where it does. */
export function localeOf(language: Language, asked: readonly string[]): string {
  return asked.find((tag) => primary(tag) === language && isWellFormed(tag)) ?? WITHOUT_REGION[language];
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

// Some systems hand their own spelling on, at which Intl throws.
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
