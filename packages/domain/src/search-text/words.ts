/** A number with its `#`, a run of letters and digits, or one symbol; of a folded text. */
const WORD = /#\d+|[\p{L}\p{N}\p{M}]+|[\p{So}\p{Sc}]/gu;

/** Groups of digits as telephone numbers are written, with what stands before them; not those of `RL-905620 12`. */
const NUMBER = /(^|[^\p{L}\p{N}/\u2010-\u2015\u2212-])(\d+(?:[\s()./\u2010-\u2015\u2212-]{1,3}\d+)+)/gu;

/** The `(0)` of `+49 (0)160`, which nobody dials. */
const TRUNK_ZERO = /\(\s?0\s?\)/g;

export function wordsOf(folded: string): readonly string[] {
  return folded.match(WORD) ?? [];
}

/** Puts another text in the place of each number of several groups; `before` = the character in front of it. */
export function replaceNumbers(
  folded: string,
  replacement: (number: string, before: string) => string,
): string {
  return folded
    .replace(TRUNK_ZERO, ' ')
    .replace(NUMBER, (_, before: string, number: string) => before + replacement(number, before));
}

export function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
