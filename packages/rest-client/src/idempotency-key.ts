import { refuse } from './errors/invalid-request-error.ts';

/** Checks a key. Those that a path would lose could be sent, but never looked up. */
export function checkIdempotencyKey(key: unknown, pointer: string): string {
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key) && key !== '.' && key !== '..') return key;
  return refuse(pointer, 'The key is not 1 to 255 visible ASCII characters.');
}

const NO_CRYPTO =
  'This runtime has no globalThis.crypto to make a key with; give an idempotencyKey, or null for none.';

/** Makes a key that nobody else has. */
export function makeIdempotencyKey(): string {
  if (globalThis.crypto === undefined) refuse('/idempotencyKey', NO_CRYPTO);
  // Browsers offer randomUUID only to pages that came over https.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16)).join('-');
}
