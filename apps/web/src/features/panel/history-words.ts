import { fromApiStatus, statusName } from '../../conversation-sync/conversation/status.ts';
import type { NameOf } from '../../conversation-sync/update/words.ts';
import type { ConversationHistoryQuery, ConversationStatus } from '../../generated/graphql.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { words } from '../../lib/language/words.ts';
import { absoluteTime } from '../../lib/time/relative-time.ts';

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
