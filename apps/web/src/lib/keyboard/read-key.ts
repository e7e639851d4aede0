/** What of a keyboard event says which key it is. */
export interface KeyPress {
  readonly key: string;
  /** Where the key is: "KeyJ" is where a Latin keyboard has its J. */
  readonly code?: string;
  readonly keyCode?: number;
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
  readonly getModifierState?: (modifier: string) => boolean;
}

/** Safari says no more than this of an Enter that ends a composition. */
const COMPOSING = 229;

const LATIN = /[\p{ASCII}\p{Script=Latin}]/u;

/**
 * The key of an event, letters in lower case; "" = it belongs to an input method. Where the letters of a keyboard are
 * not Latin, the place of the key decides, but never with AltGr, which writes what no key has alone.
 */
export function readKey(event: KeyPress): string {
  const { key } = event;
  if (event.isComposing || event.keyCode === COMPOSING) return '';
  if ([...key].length !== 1) return key;
  const isLatin = LATIN.test(key) || event.getModifierState?.('AltGraph');
  return (isLatin ? key : (latinKey(event) ?? key)).toLowerCase();
}

function latinKey({ code = '', shiftKey }: KeyPress): string | undefined {
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return /^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(code)?.[1];
}
