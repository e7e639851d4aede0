import type { ConversationStatus } from '@parley/domain';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was written last, from the share of conversations up to there. */
const AGES = [
  { upTo: 0.07, from: MINUTE, to: 3 * HOUR },
  { upTo: 0.2, from: 3 * HOUR, to: 2 * DAY },
  { upTo: 0.5, from: 2 * DAY, to: 30 * DAY },
  { upTo: 1, from: 30 * DAY, to: 500 * DAY },
] as const;

/** Shares of to-do and in-progress; the rest is done. The older, the more is done. */
const STATUSES = [
  { upTo: 2 * DAY, toDo: 0.55, inProgress: 0.3 },
  { upTo: 30 * DAY, toDo: 0.2, inProgress: 0.14 },
  { upTo: Number.POSITIVE_INFINITY, toDo: 0.05, inProgress: 0.03 },
] as const;

/** Where a conversation stands. Times in milliseconds. */
export interface DemoSituation {
  readonly status: ConversationStatus;
  readonly userId: number | null;
  readonly snoozeUntil: Date | null;
  readonly latestAt: number;
  /** How many turns of the scenario have been said. */
  readonly turnsSaid: number;
}

export function pickSituation(random: Random, scenario: Scenario, now: number): DemoSituation {
  const share = random.next();
  const { from, to } = AGES.find(({ upTo }) => share < upTo) ?? AGES[3];
  const age = from + random.next() * (to - from);
  const status = pickStatus(random, age);
  return {
    status,
    userId: pickUser(random, status, age),
    snoozeUntil: pickSnooze(random, status, now),
    latestAt: Math.round(now - age),
    turnsSaid: pickTurns(random, scenario, status),
  };
}

function pickStatus(random: Random, age: number): ConversationStatus {
  const { toDo, inProgress } = STATUSES.find(({ upTo }) => age < upTo) ?? STATUSES[2];
  const share = random.next();
  if (share < toDo) return 'to-do';
  return share < toDo + inProgress ? 'in-progress' : 'done';
}

function pickUser(random: Random, status: ConversationStatus, age: number): number | null {
  const assigned = { 'to-do': 0.4, 'in-progress': 0.97, done: 0.9 }[status];
  if (!random.chance(assigned)) return null;
  const left = status === 'done' && age > 120 * DAY && random.chance(0.2);
  return left ? 9 : random.int(1, 8);
}

/** Some sleep for hours or days; of some, the time has run out and nobody has looked yet. */
function pickSnooze(random: Random, status: ConversationStatus, now: number): Date | null {
  if (status === 'done' || !random.chance(0.14)) return null;
  const away = random.chance(0.2) ? -random.int(1, 300) * MINUTE : random.int(1, 90) * HOUR;
  return new Date(now + away);
}

/** What is open waits for an answer: the customer had the last word. What is done has mostly run its course. */
function pickTurns(random: Random, { turns }: Scenario, status: ConversationStatus): number {
  if (status === 'done') return random.chance(0.7) ? turns.length : random.int(2, turns.length);
  if (status === 'in-progress') return random.int(2, turns.length);
  const byCustomer = turns.flatMap((turn, i) => (turn.by === 'customer' ? [i + 1] : []));
  return random.pick(byCustomer);
}
