import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, toSearchTerms, toSearchText } from '../src/search-text.ts';

const SEED = 577;
const texts = fc.string({ unit: 'binary', maxLength: 40 });
/** What `foldText` treats in a way of its own, beside anything else. */
const special = fc
  .array(fc.oneof(fc.constantFrom(...'äÖßẞæØłıİΣς#+(0)/-. ـ٤ﷺ\ud83d\udc4d\u0301\u202a\u200b'), texts))
  .map((parts) => parts.join(''));

test.each([
  ['Yılmaz', 'yilmaz'],
  ['İPEK', 'ipek'],
  ['Böhm', 'bohm'],
  ['bo\u0308hm', 'bohm'],
  ['Weiß', 'weiss'],
  ['GROẞ', 'gross'],
  ['Łukasz', 'lukasz'],
  ['Sørensen', 'sorensen'],
  ['Æsop', 'aesop'],
  ['Đorđević', 'dordevic'],
  ['Þór', 'thor'],
  ['Nguyễn', 'nguyen'],
  ['Ｆｕｌｌ', 'full'],
  ['ﬁn', 'fin'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ['Ёлкин', 'елкин'],
  ['مُحَمَّـد', 'محمد'],
  ['٤٩ ۴۹', '49 49'],
  ['שָׁלוֹם', 'שלום'],
  ['がぎ', 'がぎ'],
  ['की', 'की'],
  ['각', '각'],
  ['\u202aa\u200b\u2066b\ufeff\u00ad\ufe0f', 'ab'],
  ['a\u00a0b\u2009c', 'a b c'],
])('%s is folded to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('folding twice changes nothing, for every character of the first two planes', () => {
  const changed: string[] = [];
  for (let point = 0; point <= 0x1ffff; point++) {
    const folded = foldText(`A${String.fromCodePoint(point)}\u0301`);
    if (foldText(folded) !== folded) changed.push(point.toString(16));
  }
  expect(changed).toEqual([]);
});

test('folding twice changes nothing, and all Unicode forms fold to the same', () => {
  fc.assert(
    fc.property(special, (text) => {
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) expect(foldText(text.normalize(form))).toBe(folded);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

test('a word that was typed whole is found in what it was typed from', () => {
  fc.assert(
    fc.property(special, (text) => {
      const found = toSearchText(text);
      for (const token of text.split(/\s+/)) {
        for (const term of toSearchTerms(token)) expect(found).toContain(term);
      }
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

describe('what is typed', () => {
  test.each([
    ['+49 160 6772989', ['491606772989']],
    ['0049-160-6772989', ['491606772989']],
    ['+49 (0)160 6772989', ['491606772989']],
    ['(0160) 677 29 89', ['1606772989']],
    ['160 677 29 89', ['1606772989']],
    ['12345 67890', ['12345', '67890']],
    ['RL-905620 12', ['rl', '905620', '12']],
    ['#577', ['#577']],
    ['# 577', ['577']],
    ['0577', ['577']],
    ['007', ['007']],
    ['Müller-Lüdenscheidt', ['muller', 'ludenscheidt']],
    ["O'Brien", ['o', 'brien']],
    ['ok 👍🏽', ['ok', '👍']],
    ['% _ \\', []],
    ['\ud800', []],
    [' \u200b', []],
    ['a bb ccc a', ['a', 'bb', 'ccc']],
    ['a b c d e f g hh ii', ['hh', 'ii', 'a', 'b', 'c', 'd', 'e', 'f']],
  ])('as %j is looked for as %j', (typed, terms) => {
    expect(toSearchTerms(typed)).toEqual(terms);
  });
});

describe('what is looked at', () => {
  test.each([
    ['Böhm', ' bohm boehm '],
    ['Boehm', ' boehm bohm '],
    ['RL-905620', ' rl 905620 rl905620 '],
    ['siehe #57!', ' siehe #57 57 '],
    ['+49 (0) 160 / 677', ' 49 0 160 677 49160677 '],
    ['a a A á', ' a '],
    ['…', ''],
    ['', ''],
  ])('in %j is %j', (text, found) => {
    expect(toSearchText(text)).toBe(found);
  });

  test('in several texts is all of them; what is missing is nothing', () => {
    expect(toSearchText('Ana', null, undefined, '49')).toBe(' ana 49 ');
  });
});
