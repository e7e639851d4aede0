/** A fresh idempotency key. `crypto.randomUUID` exists on secure origins only; a plain address in a LAN is none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
