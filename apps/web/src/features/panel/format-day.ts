import { locale } from '../../lib/language/locale.ts';

/** A day without a time, whatever the viewer's zone; a text that is no date stays as it is. */
export function formatDay(text: string | null | undefined): string | null {
  if (!text) return null;
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day)) return text;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
