import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromLocalInput, snoozePresets, toLocalInput } from '../src/features/snooze/snooze-presets.ts';

const local = (text: string): number => new Date(text).getTime();

test.each([
  ['a Monday morning', '2026-11-23T09:30', ['hour', 'evening', 'tomorrow', 'monday']],
  ['an hour before the evening', '2026-11-23T17:00', ['hour', 'tomorrow', 'monday']],
  ['late in the evening', '2026-11-23T23:30', ['hour', 'tomorrow', 'monday']],
  ['a Sunday, whose tomorrow is Monday', '2026-11-22T10:00', ['hour', 'evening', 'tomorrow']],
])('on %s there are these times, all to come and in order', (_, now, labels) => {
  const presets = snoozePresets(local(now));
  expect(presets.map(({ name }) => name)).toEqual(labels);
  const times = presets.map(({ until }) => until);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(Math.min(...times)).toBeGreaterThan(local(now));
});

test('tomorrow and Monday begin at nine by the clock on the wall, also when the clocks change', () => {
  for (const now of ['2026-10-24T12:00', '2026-03-28T12:00', '2026-12-31T12:00']) {
    const hours = snoozePresets(local(now))
      .slice(-2)
      .map(({ until }) => new Date(until).getHours());
    expect(hours).toEqual([9, 9]);
  }
});

test('an exact time is read as it was written', () => {
  const at = local('2026-11-23T18:05');
  expect(toLocalInput(at)).toBe('2026-11-23T18:05');
  expect(fromLocalInput(toLocalInput(at), at - 1)).toBe(at);
});

test.each(['', '2026-11-23T09:00', '2026-11-23T08:59', 'soon', '2026-02-30T09:00', '120026-01-01T09:00'])(
  '%o is no time to come',
  (text) => {
    expect(fromLocalInput(text, local('2026-11-23T09:00'))).toBe('past');
  },
);

describe('in Berlin', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Europe/Berlin';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const now = Date.parse('2027-03-27T11:00:00Z');

  test('the hour that is left out in spring is no time, those beside it are', () => {
    expect(fromLocalInput('2027-03-28T02:00', now)).toBe('skipped');
    expect(fromLocalInput('2027-03-28T02:59', now)).toBe('skipped');
    expect(fromLocalInput('2027-03-28T01:59', now)).toBe(Date.parse('2027-03-28T00:59:00Z'));
    expect(fromLocalInput('2027-03-28T03:00', now)).toBe(Date.parse('2027-03-28T01:00:00Z'));
  });

  test.each([
    ['spring', '2027-03-27T11:00:00Z', '2027-03-28T07:00:00.000Z'],
    ['autumn', '2027-10-30T11:00:00Z', '2027-10-31T08:00:00.000Z'],
  ])('tomorrow is nine by the clock on the wall when the clocks change in %s', (_, today, tomorrow) => {
    const preset = snoozePresets(Date.parse(today)).find(({ name }) => name === 'tomorrow');
    expect(new Date(preset?.until ?? 0).toISOString()).toBe(tomorrow);
  });
});
