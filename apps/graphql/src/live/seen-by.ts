import { createHash } from 'node:crypto';
import type { Caller } from '../auth/caller.ts';

/** Who sees the same of the upstream: it decides by the token that it is asked with. Tells nothing of the token. */
export function seenBy({ token }: Pick<Caller, 'token'>): string {
  return createHash('sha256').update(token).digest('base64url');
}
