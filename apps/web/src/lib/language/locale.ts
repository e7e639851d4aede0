import type { Language } from './languages.ts';
import { localeOf } from './preferred-language.ts';

/** The language in use. */
export let language: Language = 'en';

/** The locale by which Intl writes it. */
export let locale: string = 'en-GB';

export function setLanguage(next: Language): void {
  language = next;
  locale = localeOf(next, globalThis.navigator?.languages ?? []);
}
