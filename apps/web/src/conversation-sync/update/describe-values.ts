import { type ExpectedState, type StateField, UNKNOWN_ID, type UnknownId } from '@parley/domain/status';
import { joinFacts } from '../../lib/language/list.ts';
import { messages } from '../../lib/language/messages.ts';
import { upcomingTime } from '../../lib/time/relative-time.ts';
import { statusName } from '../conversation/status.ts';

export type NameOf = (userId: number) => string;

/** The name of an assignee, also of one whose id nobody could read. */
export function assigneeName(userId: number | UnknownId, nameOf: NameOf): string {
  return userId === UNKNOWN_ID ? messages.conversation.unknownUser : nameOf(userId);
}

/** "In progress, assigned to Ana Ribeiro": the values of the given fields in words. */
export function describeValues(values: ExpectedState, nameOf: NameOf, now: number): string {
  const names = messages.update.values;
  const parts: string[] = [];
  if (values.status !== undefined) parts.push(statusName(values.status));
  if (values.userId !== undefined)
    parts.push(
      values.userId === null ? names.unassigned : names.assigned(assigneeName(values.userId, nameOf)),
    );
  if (values.snoozeUntil !== undefined) {
    const until = values.snoozeUntil === null ? Number.NaN : Date.parse(values.snoozeUntil);
    parts.push(Number.isNaN(until) ? names.awake : names.snoozed(upcomingTime(until, now)));
  }
  return joinFacts(parts);
}

/** The values of an object for some fields only. */
export function pickFields(values: ExpectedState, fields: readonly StateField[]): ExpectedState {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
