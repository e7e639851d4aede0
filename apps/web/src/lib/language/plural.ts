import { formatNumber } from './number.ts';

/** A choice among the forms that a language has for counted things; "#" stands for the number. */
export function pluralOf<Form extends Intl.LDMLPluralRule>(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Readonly<Record<Form, string>>): string =>
    forms[rules.select(count) as Form].replace('#', formatNumber(count));
}
