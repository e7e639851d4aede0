import { createHash } from 'node:crypto';

/** What the database keeps of a token: SHA-256 in hexadecimal. Tokens are random, so no salt is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
