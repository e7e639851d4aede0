const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Parley speaks English; of its spellings the browser's own is taken. */
export const LOCALE = globalThis.navigator?.languages?.find((tag) => /^en\b/i.test(tag)) ?? 'en-GB';

/** How long ago, as short as it can be read: "now", "5m ago", "3h ago", "Mon", "12 Mar", "12 Mar 2024". */
export function relativeTime(then: number, now: number, locale = LOCALE): string {
  const age = now - then;
  // Clocks differ a little: what lies a minute ahead has just happened.
  if (age < MINUTE && age > -MINUTE) return 'now';
  if (age > 0 && age < DAY) {
    const format = new Intl.RelativeTimeFormat(locale, { style: 'narrow' });
    return age < HOUR
      ? format.format(-Math.floor(age / MINUTE), 'minute')
      : format.format(-Math.floor(age / HOUR), 'hour');
  }
  if (age > 0 && age < 6 * DAY) return formatDate(then, locale, { weekday: 'short' });
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return formatDate(then, locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' as const }),
  });
}

/** How long is left, rounded down so that it never promises too much: "45m", "3h 20m", "2d 4h"; null = over. */
export function timeLeft(until: number, now: number): string | null {
  const left = until - now;
  if (!(left > 0)) return null;
  if (left < MINUTE) return 'less than 1m';
  if (left < HOUR) return `${Math.floor(left / MINUTE)}m`;
  if (left < DAY) return join(Math.floor(left / HOUR), 'h', Math.floor((left % HOUR) / MINUTE), 'm');
  return join(Math.floor(left / DAY), 'd', Math.floor((left % DAY) / HOUR), 'h');
}

/** The whole date and time, in the viewer's zone. */
export function absoluteTime(then: number, locale = LOCALE): string {
  return formatDate(then, locale, { dateStyle: 'full', timeStyle: 'short' });
}

/** A coming instant, near ones without the date: "14:30", "Mon, 09:00", "12 Mar, 09:00". */
export function upcomingTime(then: number, now: number, locale = LOCALE): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (new Date(then).toDateString() === new Date(now).toDateString()) return formatDate(then, locale, time);
  if (then - now < 6 * DAY) return formatDate(then, locale, { weekday: 'short', ...time });
  return formatDate(then, locale, { day: 'numeric', month: 'short', ...time });
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// A formatter costs far more to make than to use, and every visible row needs one.
function formatDate(then: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format.format(then);
}
