const MAX_KEY = 255;

/** 1 to 255 visible ASCII characters, and nothing that a path would lose: keys are looked up by address. */
export function isIdempotencyKey(text: string): boolean {
  return text.length <= MAX_KEY && /^[\x21-\x7e]+$/.test(text) && text !== '.' && text !== '..';
}
