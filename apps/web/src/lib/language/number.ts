import { locale } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language in use writes it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}
