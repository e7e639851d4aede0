/** Every expected no of the planner, with the sentence that says what happened and what to do. */
export const REFUSALS = {
  SNOOZE_IN_PAST:
    'The snooze time is not in the future; choose a later time, or null to wake the conversation.',
  SNOOZE_INVALID:
    'The snooze time is not an instant; give a date and time with a zone, such as 2026-01-31T09:00:00Z.',
  SNOOZE_UNSUPPORTED: 'This API cannot change snooze_until; leave snoozeUntil out.',
  VERSION_UNSUPPORTED:
    'This API has no versions; repeat with expected (the values you saw) instead of version.',
  CONTRADICTORY_INPUT:
    'A conversation that is done cannot sleep; ask for done or for a snooze, not for both.',
  NEW_CUSTOMER_MESSAGE:
    'The customer wrote something newer than what you saw; read it, then repeat with its id as lastSeenMessageId.',
  TRANSITION_NOT_ALLOWED:
    'This deployment does not allow that change of status; see statusMachine for those it allows.',
  EXPECTED_REQUIRED:
    'This deployment demands protection; repeat with expected (the values you saw) or version.',
  TAKEOVER_REQUIRED:
    'The conversation is assigned to another user; repeat with takeover: true to take it from them.',
  USER_REQUIRED: 'A conversation in progress needs a user; give userId together with the status.',
  SNOOZE_BEYOND_REPLY_WINDOW:
    'The snooze outlasts the time in which a free-form reply is possible; choose an earlier time.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected no: a value, not an exception. Nothing was written. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: RefusalCode;
  readonly message: string;
}

export function refuse(code: RefusalCode): Refusal {
  return { kind: 'refusal', code, message: REFUSALS[code] };
}
