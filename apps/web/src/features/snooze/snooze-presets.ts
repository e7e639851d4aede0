import type { Messages } from '../../lib/language/messages.ts';

export interface SnoozePreset {
  readonly name: keyof Messages['snooze']['presets'];
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const HOUR = 3_600_000;
const MORNING = 9;
const EVENING = 18;
const MONDAY = 1;

/** When to be reminded, in the viewer's time zone; what is over or would come twice is left out. */
export function snoozePresets(now: number): readonly SnoozePreset[] {
  const today = new Date(now);
  const daysToMonday = (MONDAY - today.getDay() + 7) % 7 || 7;
  const presets: SnoozePreset[] = [
    { name: 'hour', until: now + HOUR },
    { name: 'evening', until: at(today, 0, EVENING) },
    { name: 'tomorrow', until: at(today, 1, MORNING) },
    { name: 'monday', until: at(today, daysToMonday, MORNING) },
  ];
  return presets.filter(
    ({ until }, index) =>
      (index === 0 || until > now + HOUR) && presets.findIndex((other) => other.until === until) === index,
  );
}

// By the calendar, not by hours: a day on which the clocks change has 23 or 25.
function at(day: Date, daysLater: number, hour: number): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater, hour).getTime();
}

/** What a field for local date and time takes: 2026-11-23T09:00. */
export function toLocalInput(instant: number): string {
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * The instant that such a field means in the viewer's zone, or why it means none: `past` = it is not later than now, or
 * no time at all; `skipped` = the clocks leave it out when they are put forward.
 */
export function fromLocalInput(text: string, now: number): number | 'past' | 'skipped' {
  const instant = text === '' ? Number.NaN : new Date(text).getTime();
  if (!(instant > now)) return 'past';
  return toLocalInput(instant) === text.slice(0, 16) ? instant : 'skipped';
}
