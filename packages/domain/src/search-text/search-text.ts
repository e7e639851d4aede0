import { foldText } from './fold-text.ts';
import { digitsOf, replaceNumbers, wordsOf } from './words.ts';

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const UMLAUT = /[äöüøå]/g;

/** Longer ones are addresses and codes: nobody types those without their punctuation. */
const LONGEST_JOINED = 64;

/**
 * What a search looks at: the words of these texts, each once, with a blank before and after each. A word that can be
 * written in several ways is there in each: `böhm` as `bohm` and `boehm`, `RL-905620` also as `rl905620`, a telephone
 * number also without its blanks. Empty if there is nothing to search for.
 */
export function toSearchText(...texts: readonly (string | null | undefined)[]): string {
  const words = new Set<string>();
  for (const text of texts) if (text) addWords(words, text);
  return words.size === 0 ? '' : ` ${[...words].join(' ')} `;
}

function addWords(words: Set<string>, text: string): void {
  addFolded(words, foldText(text));
  const lower = text.toLowerCase().normalize('NFC');
  const spelled = lower.replace(UMLAUT, (letter) => UMLAUTS[letter] ?? letter);
  if (spelled !== lower) addFolded(words, foldText(spelled));
}

function addFolded(words: Set<string>, folded: string): void {
  for (const token of folded.split(/\s+/)) {
    const parts = wordsOf(token);
    for (const part of parts) addWord(words, part);
    if (parts.length > 1 && token.length <= LONGEST_JOINED) {
      addWord(words, parts.join('').replace(/[^\p{L}\p{N}\p{M}]/gu, ''));
    }
  }
  replaceNumbers(folded, (number) => {
    addWord(words, digitsOf(number));
    return number;
  });
}

function addWord(words: Set<string>, word: string): void {
  if (word === '') return;
  words.add(word);
  if (word.startsWith('#')) words.add(word.slice(1));
  // "Boehm" is found by "Böhm", which is folded to "bohm".
  words.add(word.replace(/([aou])e/g, '$1'));
}
