import type { StateField, UpdateConversationInput, UpdateWithUndoMutation } from './generated/graphql.ts';

type Success = Extract<
  UpdateWithUndoMutation['updateConversation'],
  { __typename: 'UpdateConversationSuccess' }
>;
type Undo = NonNullable<Success['undo']>;
type Values = Pick<Undo, 'status' | 'userId' | 'snoozeUntil'>;

const NAMES = { STATUS: 'status', USER_ID: 'userId', SNOOZE_UNTIL: 'snoozeUntil' } as const;

/** What undo answers, as an input: a value that it does not restore is left out, because null is a value. */
export function toInput({ id, fields, expected, ...values }: Undo): UpdateConversationInput {
  return { id, ...pick(values, fields), expected: pick(expected, fields) };
}

function pick(values: Values, fields: readonly StateField[]): Partial<Values> {
  return Object.fromEntries(fields.map((field) => [NAMES[field], values[NAMES[field]]]));
}
