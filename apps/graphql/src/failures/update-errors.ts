import type { Conflict, RefusalCode, UpdatePlan } from '@parley/domain';
import type {
  Denied,
  Invalid,
  NotFound,
  Unavailable,
  Unknown,
  UpdateConflict,
  UpdateRefusal,
} from '../update/update-result.ts';
import type { ConversationObject } from '../upstream/conversation.ts';
import { ERROR_CATALOGUE } from './error-catalogue.ts';

const MAX_WAIT_SECONDS = 86_400;

export function conflict(
  { fields, expected, yours }: Pick<Conflict, 'fields' | 'expected' | 'yours'>,
  current: ConversationObject,
): UpdateConflict {
  return {
    kind: 'conflict',
    code: 'CONFLICT',
    message: ERROR_CATALOGUE.CONFLICT,
    current,
    fields,
    expected,
    yours,
  };
}

export function refused(
  code: RefusalCode | 'READ_UNSUPPORTED',
  conversation: ConversationObject | null,
): UpdateRefusal {
  return { kind: 'refused', code, message: ERROR_CATALOGUE[code], conversation };
}

export function notFound(conversationId: string): NotFound {
  const code = 'CONVERSATION_NOT_FOUND';
  return { kind: 'not-found', code, message: ERROR_CATALOGUE[code], conversationId };
}

export function invalid(
  field: string | null,
  code: Invalid['code'] = 'INVALID_INPUT',
  message: string = ERROR_CATALOGUE[code],
): Invalid {
  return { kind: 'invalid', code, message, field };
}

export function denied(code: Denied['code']): Denied {
  return { kind: 'denied', code, message: ERROR_CATALOGUE[code] };
}

export function unavailable(
  code: Unavailable['code'] = 'UPSTREAM_UNAVAILABLE',
  retryAfterSeconds: number | null = null,
  message: string = ERROR_CATALOGUE[code],
): Unavailable {
  return { kind: 'unavailable', code, message, retryAfterSeconds: toWait(retryAfterSeconds) };
}

/** An API that says "in 100 years" must not keep an app from ever asking again. */
function toWait(seconds: number | null): number | null {
  if (seconds === null || Number.isNaN(seconds)) return null;
  return Math.min(Math.max(0, Math.ceil(seconds)), MAX_WAIT_SECONDS);
}

export function unknown(conversationId: string, plan: UpdatePlan | null): Unknown {
  const code = 'OUTCOME_UNKNOWN';
  return { kind: 'unknown', code, message: ERROR_CATALOGUE[code], conversationId, plan };
}
