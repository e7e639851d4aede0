import { REFUSALS } from './refusal.ts';

/** What `default` lets pass and says, and `strict` refuses; each with its sentence. */
export const UPDATE_WARNINGS = {
  TAKEOVER: REFUSALS.TAKEOVER_REQUIRED,
  IN_PROGRESS_WITHOUT_USER: REFUSALS.USER_REQUIRED,
  SNOOZE_BEYOND_REPLY_WINDOW: REFUSALS.SNOOZE_BEYOND_REPLY_WINDOW,
  NOTHING_ASKED: 'Nothing to change; give status, userId or snoozeUntil.',
} as const;

export type UpdateWarningCode = keyof typeof UPDATE_WARNINGS;

/** Something worth saying about a plan that goes ahead all the same. */
export interface UpdateWarning {
  readonly code: UpdateWarningCode;
  readonly message: string;
}

export function warn(code: UpdateWarningCode): UpdateWarning {
  return { code, message: UPDATE_WARNINGS[code] };
}
