import { createHash } from 'node:crypto';
import type { UpdateRequest } from '../update/update-request.ts';

/**
 * What tells an update from another one under the same key: what the caller asked, not what was made of it, since a
 * plan depends on the conversation as it is at that moment.
 */
export function toFingerprint({ id, intent }: Pick<UpdateRequest, 'id' | 'intent'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, sorted(intent)]))
    .digest('base64url');
}

/** The order in which a caller names values means nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
