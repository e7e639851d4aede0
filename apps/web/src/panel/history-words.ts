import { fromApiStatus, statusName } from '../conversation/status.ts';
import type { ConversationHistoryQuery, ConversationStatus } from '../generated/graphql.ts';
import { oneLine } from '../language/readable.ts';
import { words } from '../language/words.ts';
import { absoluteTime } from '../time/relative-time.ts';
import type { NameOf } from '../update/words.ts';

type Entry = NonNullable<ConversationHistoryQuery['conversation']>['history']['nodes'][number];

/** "Status: To do → Done". */
export function describeChange(
  { field, from, to }: Pick<Entry, 'field' | 'from' | 'to'>,
  nameOf: NameOf,
): string {
  return words.history.change(
    words.history.fields[field],
    describeValue(field, from, nameOf),
    describeValue(field, to, nameOf),
  );
}

function describeValue(field: Entry['field'], value: string | null, nameOf: NameOf): string {
  switch (field) {
    case 'STATUS':
      return statusName(fromApiStatus(value as ConversationStatus | null));
    case 'USER_ID':
      return value === null ? words.history.nobody : nameOf(Number(value));
    case 'SNOOZE_UNTIL': {
      const until = value === null ? Number.NaN : Date.parse(value);
      return Number.isNaN(until) ? words.history.awake : absoluteTime(until);
    }
  }
}

/** Who asked for it, or why it happened. */
export function describeCause({ cause, user }: Pick<Entry, 'cause' | 'user'>, nameOf: NameOf): string {
  const who = user && (oneLine(user.name) || nameOf(Number(user.id)));
  if (cause === 'EXPLICIT') return who ?? words.history.program;
  return who ? words.history.by(who, words.history.causes[cause]) : words.history.causesAlone[cause];
}
