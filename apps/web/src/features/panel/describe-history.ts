import { fromApiStatus, statusName } from '../../conversation-sync/conversation/status.ts';
import type { NameOf } from '../../conversation-sync/update/describe-values.ts';
import type { ConversationHistoryQuery, ConversationStatus } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { absoluteTime } from '../../lib/time/relative-time.ts';

type Entry = NonNullable<ConversationHistoryQuery['conversation']>['history']['nodes'][number];

/** "Status: To do → Done". */
export function describeChange(
  { field, from, to }: Pick<Entry, 'field' | 'from' | 'to'>,
  nameOf: NameOf,
): string {
  return messages.history.change(
    messages.history.fields[field],
    describeValue(field, from, nameOf),
    describeValue(field, to, nameOf),
  );
}

function describeValue(field: Entry['field'], value: string | null, nameOf: NameOf): string {
  switch (field) {
    case 'STATUS':
      return statusName(fromApiStatus(value as ConversationStatus | null));
    case 'USER_ID':
      return value === null ? messages.history.nobody : nameOf(Number(value));
    case 'SNOOZE_UNTIL': {
      const until = value === null ? Number.NaN : Date.parse(value);
      return Number.isNaN(until) ? messages.history.awake : absoluteTime(until);
    }
  }
}

/** Who asked for it, or why it happened. */
export function describeCause({ cause, user }: Pick<Entry, 'cause' | 'user'>, nameOf: NameOf): string {
  const who = user && (oneLine(user.name) || nameOf(Number(user.id)));
  if (cause === 'EXPLICIT') return who ?? messages.history.program;
  return who ? messages.history.by(who, messages.history.causes[cause]) : messages.history.causesAlone[cause];
}
