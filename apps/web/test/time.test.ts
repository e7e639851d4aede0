import { expect, test } from 'vitest';
import { formatDay } from '../src/features/panel/format-day.ts';
import { relativeTime, timeLeft } from '../src/lib/time/relative-time.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const ago = (text: string) => relativeTime(Date.parse(text), now);

test.each([
  ['2026-11-23T12:00:30Z', 'now'],
  ['2026-11-23T11:59:20Z', 'now'],
  ['2026-11-23T11:55:00Z', '5 min ago'],
  ['2026-11-23T09:00:00Z', '3 hr ago'],
  ['2026-11-20T12:00:00Z', 'Fri'],
  ['2026-10-01T12:00:00Z', '1 Oct'],
  ['2024-10-01T12:00:00Z', '1 Oct 2024'],
  ['2026-12-24T12:00:00Z', '24 Dec'],
])('%s reads "%s"', (then, text) => {
  expect(ago(then).replace(/(\d)(min|hr|h|m) ago/, '$1 $2 ago')).toBe(text);
});

test.each([
  [0, null],
  [-5, null],
  [Number.NaN, null],
  [30_000, 'less than 1m'],
  [59 * 60_000 + 59_999, '59m'],
  [3_600_000, '1h'],
  [3_600_000 + 20 * 60_000, '1h 20m'],
  [2 * 86_400_000 + 4 * 3_600_000, '2d 4h'],
])('%d ms left read "%s"', (left, text) => {
  expect(timeLeft(now + left, now)).toBe(text);
});

test('a day is the same in every zone, and a text that is none stays', () => {
  expect(formatDay('1988-04-12')).toBe('12 April 1988');
  expect(formatDay('1988-04-12T00:00:00+14:00')).toBe('12 April 1988');
  expect(formatDay('spring')).toBe('spring');
  expect(formatDay(null)).toBeNull();
});
