/** What `default` lets pass and says, and `strict` refuses; each with its sentence. */
export const UPDATE_WARNINGS = {
  TAKEOVER:
    'The conversation was assigned to another user; say takeover to confirm that you take it from them.',
  IN_PROGRESS_WITHOUT_USER:
    'The conversation is in progress but nobody is assigned; assign a user so that somebody answers.',
  SNOOZE_BEYOND_REPLY_WINDOW:
    'The snooze outlasts the time in which a free-form reply is possible; choose an earlier time to still be able to answer.',
  NOTHING_ASKED: 'The update names no field to change; give status, userId or snoozeUntil.',
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
