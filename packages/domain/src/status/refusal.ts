/** Every refusal of the planner, with a sentence that says what happened and what to do. */
export const REFUSALS = {
  SNOOZE_IN_PAST: 'The snooze time has passed; give a later time, or null to wake.',
  SNOOZE_INVALID: 'The snooze time is no instant; give one such as 2026-01-31T09:00:00Z.',
  SNOOZE_UNSUPPORTED: 'This API cannot change snooze_until; leave snoozeUntil out.',
  VERSION_UNSUPPORTED: 'This API has no versions; give expected (the values you saw) instead of version.',
  CONTRADICTORY_INPUT: 'What is done cannot sleep; give done or a snooze.',
  NEW_CUSTOMER_MESSAGE: 'The customer has written since; read it, then give its id as lastSeenMessageId.',
  TRANSITION_NOT_ALLOWED: 'This deployment does not allow that change; see statusMachine.',
  EXPECTED_REQUIRED: 'This deployment demands protection; give expected (the values you saw) or version.',
  TAKEOVER_REQUIRED: 'This takes the conversation from another user; give takeover: true.',
  USER_REQUIRED: 'A conversation in progress needs a user; give userId.',
  SNOOZE_BEYOND_REPLY_WINDOW: 'The snooze time is after the reply window; give an earlier time.',
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
