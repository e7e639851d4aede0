import { createHash } from 'node:crypto';
import type { UpdateIntent } from '@parley/domain';
import type { Caller } from '../auth/caller.ts';

/** 1 to 255 visible ASCII characters. */
export function isIdempotencyKey(text: string): boolean {
  return /^[\x21-\x7e]{1,255}$/.test(text);
}

/**
 * The key as it travels. A header would take quotes for the wrapping of a structured field, and an address would lose
 * dots: what either of them reads as something else goes as its hash. So does, with its scope, the key of a caller
 * whose token is not their own: nobody may find another's answer.
 */
export function toUpstreamKey(key: string, { keyScope }: Pick<Caller, 'keyScope'>): string {
  if (keyScope === null && !/^"|^\.{1,2}$/.test(key)) return key;
  const scoped = keyScope === null ? key : `${keyScope} ${key}`;
  return `sha256-${createHash('sha256').update(scoped).digest('base64url')}`;
}

/**
 * What tells an update from another one under the same key: what the caller asked, not what was made of it, since a
 * plan depends on the conversation as it is at that moment. An intent is always built in the same order.
 */
export function toFingerprint({
  id,
  intent,
}: {
  readonly id: number;
  readonly intent: UpdateIntent;
}): string {
  return createHash('sha256')
    .update(JSON.stringify([id, intent]))
    .digest('base64url');
}
