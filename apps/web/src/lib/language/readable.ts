// What joins letters and emoji stays; the rest of what cannot be seen can only turn round or hide what can.
const UNSEEN = /(?![\uFE00-\uFE0F\u{E0020}-\u{E007F}\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu;
const SEEN = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/u;

/**
 * A name or a line of others as it can be read: on one line, in the order in which it was written (a file called
 * "gnp" and U+202E would else hide that it ends with "exe"); '' = nothing of it would be seen.
 */
export function oneLine(text: string | null | undefined): string {
  return seen(text?.replace(UNSEEN, '').replace(/[\s\p{Cc}]+/gu, ' ')).trim();
}

/** A text of which something can be seen, else ''. Half of a character, which no text may have, becomes a sign for it. */
export function seen(text = ''): string {
  return SEEN.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : '';
}
