import {
  CHANGE_CAUSES,
  type ConversationChange,
  type StateField,
  toSafeId,
  UNKNOWN_ID,
} from '@parley/domain';
import { member, text, type UpstreamObject } from './read.ts';

const FIELDS: Readonly<Record<string, StateField>> = {
  status: 'status',
  user_id: 'userId',
  snooze_until: 'snoozeUntil',
};

const fieldName = text('field');
const cause = member('cause', CHANGE_CAUSES);

/** A change as the upstream recorded it; `null` for a field or a cause that this version does not know. */
export function toRecordedChange(recorded: UpstreamObject | object): ConversationChange | null {
  const source = recorded as UpstreamObject;
  const field = FIELDS[fieldName(source) ?? ''];
  const found = cause(source);
  if (field === undefined || found === null) return null;
  const from = toValue(field, source.from);
  const to = toValue(field, source.to);
  return { field, from, to, cause: found } as ConversationChange;
}

function toValue(field: StateField, value: unknown): string | number | null {
  if (field === 'userId') return value == null ? null : (toSafeId(value) ?? UNKNOWN_ID);
  if (typeof value === 'string') return value;
  return field === 'status' ? '' : null;
}
