/** Letters that Unicode does not take apart, as they are typed without them; in Arabic, those that are written either way. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ə: 'e',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const SPELLED = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g');

/** Marks of direction and width, joiners and what else shows nothing; the stroke that makes an Arabic word longer. */
const INVISIBLE = /[\p{Cf}\p{DI}\u0640]/gu;

/**
 * Accents, points and vowel signs, which people leave out. Not every mark: in the scripts of India, of Thailand and
 * Japan they tell one word from another.
 */
const ACCENTS = new RegExp(
  `[${[
    '\\u0300-\\u036f',
    '\\u0483-\\u0487',
    // Hebrew
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    // Arabic
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
    '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
  ].join('')}]`,
  'g',
);

const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
const ASCII = /^[\0-\x7f]*$/;

/**
 * A text as a search compares it: in lower case, without accents and invisible marks, with letters such as `ß` and `ł`
 * and Arabic digits in their plain spelling, whatever Unicode form it came in. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  // Lower case before and after: taking a letter apart may show a capital.
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(ACCENTS, '')
    .replace(SPELLED, (letter) => SPELLINGS[letter] ?? letter)
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) % 16))
    .normalize('NFC');
}
