import { REFUSALS } from '@parley/domain';

/** Every code of `ErrorCode` with its sentence: what happened, why, and what to do. */
export const ERROR_CATALOGUE = {
  ...REFUSALS,
  CONFLICT: 'Somebody changed this conversation meanwhile; look at current and decide again.',
  CONVERSATION_NOT_FOUND:
    'There is no conversation with this id, or this token may not see it; check the id.',
  INVALID_INPUT: 'The API refused the values of this update; check status, userId and snoozeUntil.',
  USER_NOT_FOUND:
    'There is no user with this id who could be assigned; choose an active user of this business.',
  VERSION_INVALID:
    'The version is none; give one that you received, which is 1 to 64 visible ASCII characters without quotes.',
  IDEMPOTENCY_KEY_INVALID:
    'The idempotencyKey is not 1 to 255 visible ASCII characters; give a new UUID to each update.',
  IDEMPOTENCY_KEY_REUSED:
    'This idempotencyKey was used for another update; give a new key to each update, and the same one only to repeat it.',
  IDEMPOTENCY_KEY_IN_FLIGHT:
    'An update with this idempotencyKey is still being carried out; repeat it in a moment to get its answer.',
  UNAUTHENTICATED:
    'The token is missing, unknown or expired; sign in and send it as `Authorization: Bearer <token>`.',
  FORBIDDEN: 'This token may not do this; ask an administrator for the permission.',
  UPSTREAM_UNAVAILABLE: 'The API cannot be used right now and nothing was changed; try again in a moment.',
  RATE_LIMITED: 'The API wants fewer requests and nothing was changed; try again later.',
  OUTCOME_UNKNOWN:
    'The update was sent, but whether it was carried out cannot be told; read the conversation before trying again.',
  READ_UNSUPPORTED:
    'This API cannot be read, so expected, lastSeenMessageId and dryRun cannot be kept; repeat without them.',
} as const;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
