import { createHash } from 'node:crypto';
import type { ConversationUpdate } from '@parley/domain';
import { Problem } from '../http/problem.ts';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
// RFC 9651, 3.3.3: a backslash only before a quote or another backslash.
const QUOTED = /^"(?<text>(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const FINGERPRINT = /^[\x20-\x7e]{1,128}$/;

/** Parses the Idempotency-Key header, with or without the quotes of a structured field. */
export function parseIdempotencyKey(field: string): string {
  const key = field.startsWith('"')
    ? QUOTED.exec(field)?.groups?.text?.replaceAll(/\\(["\\])/g, '$1')
    : field;
  if (key === undefined || !isIdempotencyKey(key)) throw new Problem('invalid-idempotency-key');
  return key;
}

export function isIdempotencyKey(text: string): boolean {
  return VISIBLE.test(text);
}

export function parseFingerprint(field: string): string {
  if (FINGERPRINT.test(field)) return field;
  throw new Problem('invalid-idempotency-key', {
    detail:
      'Idempotency-Fingerprint is not 1 to 128 characters of ASCII, so nothing was changed; send a hash of the request.',
  });
}

/** The default fingerprint of a request: its conversation, body and If-Match. */
export function toFingerprint(id: number, update: ConversationUpdate, ifMatch: string | undefined): string {
  const { status, user_id, snooze_until } = update;
  return createHash('sha256')
    .update(JSON.stringify([id, { status, user_id, snooze_until }, ifMatch ?? null]))
    .digest('base64url');
}
