import { refuse } from './errors/invalid-request-error.ts';

/** Checks a key. Those that a path would lose could be sent, but never looked up. */
export function checkIdempotencyKey(key: unknown, pointer: string): string {
  if (typeof key === 'string' && /^[!-~]{1,255}$/.test(key) && key !== '.' && key !== '..') return key;
  return refuse(pointer, 'The key is not 1 to 255 visible ASCII characters.');
}

/** Makes a key that nobody else has. */
export function makeIdempotencyKey(): string {
  const { crypto } = globalThis;
  if (!crypto) refuse('/idempotencyKey', 'There is no globalThis.crypto: give an idempotencyKey.');
  // Browsers offer randomUUID only to pages that came over https.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return crypto.getRandomValues(new Uint8Array(16)).join('-');
}
