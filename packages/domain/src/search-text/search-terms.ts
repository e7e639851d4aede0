import { foldText } from './fold-text.ts';
import { digitsOf, replaceNumbers, wordsOf } from './words.ts';

const MOST_TERMS = 8;

/** So many digits together are a telephone number rather than several numbers. */
const TELEPHONE_DIGITS = 7;

/**
 * The words of what a person typed, as they stand in a text of `toSearchText`: to be found, all of them must occur in
 * it, in any order. A telephone number is one word, without blanks, `+`, `00` or the `0` of its national form. Of more
 * than eight words, the eight longest. Empty if nothing was typed that could be found.
 */
export function toSearchTerms(typed: string): readonly string[] {
  const joined = replaceNumbers(foldText(typed), (number, before) =>
    isTelephone(number, before) ? digitsOf(number) : number,
  );
  const terms = [...new Set(wordsOf(joined).map(withoutLeadingZeros))];
  if (terms.length <= MOST_TERMS) return terms;
  return terms.toSorted((a, b) => b.length - a.length).slice(0, MOST_TERMS);
}

function isTelephone(number: string, before: string): boolean {
  if (before === '+' || before === '(' || number.startsWith('0')) return true;
  const isSpaced = number.split(/\s+/).every((group) => /^\d{3,}$/.test(group));
  return !isSpaced && digitsOf(number).length >= TELEPHONE_DIGITS;
}

/** Never fewer than three digits are left: less would find too much. */
function withoutLeadingZeros(word: string): string {
  return /^\d+$/.test(word) ? word.replace(/^0+(?=\d{3})/, '') : word;
}
