import { createHash } from 'node:crypto';
import type { UpdateRequest } from '../update/update-request.ts';

/**
 * What tells an update from another one under the same key: what the caller asked, not what was made of it, since a
 * plan depends on the conversation as it is at that moment. An intent is always built in the same order.
 */
export function toFingerprint({ id, intent }: Pick<UpdateRequest, 'id' | 'intent'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, intent]))
    .digest('base64url');
}
