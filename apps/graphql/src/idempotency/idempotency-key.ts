import { createHash } from 'node:crypto';

/** 1 to 255 visible ASCII characters. */
export function isIdempotencyKey(text: string): boolean {
  return /^[\x21-\x7e]{1,255}$/.test(text);
}

/**
 * The key as it travels. A header would take quotes for the wrapping of a structured field, and an address would lose
 * dots: what either of them reads as something else goes as its hash.
 */
export function toUpstreamKey(key: string): string {
  if (!/^"|^\.{1,2}$/.test(key)) return key;
  return `sha256-${createHash('sha256').update(key).digest('base64url')}`;
}
