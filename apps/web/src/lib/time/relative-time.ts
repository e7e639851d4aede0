import { locale } from '../language/locale.ts';
import { messages } from '../language/messages.ts';
import { formatNumber } from '../language/number.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as short as it can be read: "now", "5m ago", "3h ago", "Mon", "12 Mar", "12 Mar 2024". */
export function relativeTime(then: number, now: number): string {
  const age = now - then;
  // Clocks differ a little: what lies a minute ahead has just happened.
  if (age < MINUTE && age > -MINUTE) return messages.conversation.now;
  if (age > 0 && age < DAY) {
    const format = new Intl.RelativeTimeFormat(locale, { style: messages.conversation.units });
    return age < HOUR
      ? format.format(-Math.floor(age / MINUTE), 'minute')
      : format.format(-Math.floor(age / HOUR), 'hour');
  }
  if (age > 0 && age < 6 * DAY) return formatDate(then, { weekday: 'short' });
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return formatDate(then, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' as const }) });
}

/** How long is left, rounded down so that it never promises too much: "45m", "3h 20m", "2d 4h"; null = over. */
export function timeLeft(until: number, now: number): string | null {
  const left = until - now;
  if (!(left > 0)) return null;
  if (left < MINUTE) return messages.conversation.lessThan(amount(1, 'minute'));
  if (left < HOUR) return amount(Math.floor(left / MINUTE), 'minute');
  if (left < DAY) return join(Math.floor(left / HOUR), 'hour', Math.floor((left % HOUR) / MINUTE), 'minute');
  return join(Math.floor(left / DAY), 'day', Math.floor((left % DAY) / HOUR), 'hour');
}

/** The whole date and time, in the viewer's zone. */
export function absoluteTime(then: number): string {
  return formatDate(then, { dateStyle: 'full', timeStyle: 'short' });
}

/** A coming instant, near ones without the date: "14:30", "Mon, 09:00", "12 Mar, 09:00". */
export function upcomingTime(then: number, now: number): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (new Date(then).toDateString() === new Date(now).toDateString()) return formatDate(then, time);
  if (then - now < 6 * DAY) return formatDate(then, { weekday: 'short', ...time });
  return formatDate(then, { day: 'numeric', month: 'short', ...time });
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  if (small === 0) return amount(large, largeUnit);
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  return list.format([amount(large, largeUnit), amount(small, smallUnit)]);
}

function amount(value: number, unit: string): string {
  return formatNumber(value, { style: 'unit', unit, unitDisplay: messages.conversation.units });
}

const formats = new Map<string, Intl.DateTimeFormat>();

// A formatter costs far more to make than to use, and every visible row needs one.
function formatDate(then: number, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format.format(then);
}
