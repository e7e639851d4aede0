import { locale } from './locale.ts';

/** "A, B and C" in the language in use. */
export function joinAll(parts: readonly string[]): string {
  return new Intl.ListFormat(locale).format(parts);
}

/** "A, B, C" in the language in use. */
export function joinFacts(parts: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
}
