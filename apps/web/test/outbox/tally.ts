import type { Tally } from './fault-schedule.ts';

/** The sum over schedules. */
export function addUp(tallies: readonly Tally[]): Tally {
  const faults: Record<string, number> = {};
  const sum: Record<string, number> = {};
  for (const tally of tallies) {
    for (const [name, times] of Object.entries(tally.faults)) faults[name] = (faults[name] ?? 0) + times;
    for (const [name, value] of Object.entries(tally)) {
      if (typeof value === 'number') sum[name] = (sum[name] ?? 0) + value;
    }
  }
  return { ...(sum as unknown as Tally), faults };
}

/** What must not happen. */
export const NOTHING_WRONG = {
  lost: 0,
  appliedTwice: 0,
  lies: 0,
  falseConflicts: 0,
  outOfOrder: 0,
  stuck: 0,
};
