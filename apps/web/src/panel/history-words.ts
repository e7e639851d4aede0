import { fromApiStatus, statusName } from '../conversation/status.ts';
import type { ChangeCause, ConversationHistoryQuery, ConversationStatus } from '../generated/graphql.ts';
import { absoluteTime } from '../time/relative-time.ts';
import type { NameOf } from '../update/words.ts';

type Entry = NonNullable<ConversationHistoryQuery['conversation']>['history']['nodes'][number];

const FIELDS = { STATUS: 'Status', USER_ID: 'Assignee', SNOOZE_UNTIL: 'Snooze' } as const;

/** "Status: To do → Done". */
export function describeChange(
  { field, from, to }: Pick<Entry, 'field' | 'from' | 'to'>,
  nameOf: NameOf,
): string {
  return `${FIELDS[field]}: ${describeValue(field, from, nameOf)} → ${describeValue(field, to, nameOf)}`;
}

function describeValue(field: Entry['field'], value: string | null, nameOf: NameOf): string {
  switch (field) {
    case 'STATUS':
      return statusName(fromApiStatus(value as ConversationStatus | null));
    case 'USER_ID':
      return value === null ? 'nobody' : nameOf(Number(value));
    case 'SNOOZE_UNTIL': {
      const until = value === null ? Number.NaN : Date.parse(value);
      return Number.isNaN(until) ? 'awake' : absoluteTime(until);
    }
  }
}

const CAUSES: Readonly<Record<Exclude<ChangeCause, 'EXPLICIT'>, string>> = {
  CUSTOMER: 'because the customer wrote',
  POLICY: 'as a consequence',
  TIMER: 'because the time came',
};

/** Who asked for it, or why it happened. */
export function describeCause({ cause, user }: Pick<Entry, 'cause' | 'user'>, nameOf: NameOf): string {
  const who = user && (user.name ?? nameOf(Number(user.id)));
  if (cause === 'EXPLICIT') return who ?? 'A program';
  return who ? `${who}, ${CAUSES[cause]}` : capitalise(CAUSES[cause]);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
