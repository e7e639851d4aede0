import { afterEach, describe, expect, test } from 'vitest';
import { fileSize } from '../../src/features/panel/file-size.ts';
import { ar } from '../../src/lib/language/ar/ar.ts';
import { de } from '../../src/lib/language/de/de.ts';
import { en } from '../../src/lib/language/en/en.ts';
import { setLanguage } from '../../src/lib/language/locale.ts';
import { setMessages } from '../../src/lib/language/messages.ts';
import { localeOf, preferredLanguage } from '../../src/lib/language/preferred-language.ts';
import { relativeTime, timeLeft } from '../../src/lib/time/relative-time.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

const english = sentencesOf(en);
const catalogues = { en: english, de: sentencesOf(de), ar: sentencesOf(ar) };
const said = ([path, { text }]: [string, Sentence]): string => `${path}: ${text}`;

/** Names, and words that German took over. */
const SAME_IN_GERMAN =
  /^(app\.(name|title)|conversation\.(channels\..*|andMore|kinds\.(video|audio))|list\.(status|moreThan99)|message\.system|history\.(change|by|fields\.STATUS))/;

describe.each(['de', 'ar'] as const)('%s', (language) => {
  const sentences = catalogues[language];

  test('says everything that English says, with every value in it', () => {
    expect([...sentences.keys()]).toEqual([...english.keys()]);
    const silent = [...sentences].filter(([path, { values, text }]) => {
      const wanted = english.get(path)?.values ?? [];
      return text.trim() === '' || values.join() !== wanted.join();
    });
    expect(silent.map(said)).toEqual([]);
  });

  test('says nothing in English', () => {
    const same = [...sentences].filter(([path, { text }]) => text === english.get(path)?.text);
    const left = same.filter(([path, { text }]) =>
      language === 'de'
        ? !SAME_IN_GERMAN.test(path)
        : /\p{L}/u.test(text.replace(/Parley|\[\w\]|short/g, '')),
    );
    expect(left.map(said)).toEqual([]);
  });
});

test('Arabic counts in six ways, and writes the number where it is not a word', () => {
  const counted = [0, 1, 2, 3, 11, 100].map(ar.list.count);
  expect(new Set(counted).size).toBe(6);
  expect(counted).toEqual(['لا محادثات', 'محادثة واحدة', 'محادثتان', '3 محادثات', '11 محادثةً', '100 محادثة']);
});

test('German counts in two ways', () => {
  expect([1, 2].map(de.app.notSaved)).toEqual([
    '1 Änderung noch nicht gespeichert',
    '2 Änderungen noch nicht gespeichert',
  ]);
});

test.each([
  [null, ['de-AT', 'en'], 'de', 'de-AT'],
  ['ar', ['de-AT', 'en'], 'ar', 'ar'],
  ['xx', ['fr', 'AR-eg'], 'ar', 'AR-eg'],
  ['constructor', ['fr'], 'en', 'en-GB'],
  [null, ['C', 'de_DE@euro'], 'de', 'de-DE'],
  [null, [], 'en', 'en-GB'],
])('who chose %s in a browser that asks for %o reads %s as %s', (chosen, asked, language, locale) => {
  expect(preferredLanguage(chosen, asked)).toBe(language);
  expect(localeOf(preferredLanguage(chosen, asked), asked)).toBe(locale);
});

describe('times and sizes', () => {
  afterEach(() => {
    setLanguage('en');
    setMessages(en);
  });
  const now = Date.parse('2026-11-23T12:00:00Z');

  test.each([
    ['en', en, '3h 20m', 'less than 1m', 'now', '471 kB', '8.1 MB'],
    ['de', de, '3 Std., 20 Min.', 'weniger als 1 Min.', 'jetzt', '471 kB', '8,1 MB'],
    ['ar', ar, '3 س و20 د', 'أقل من 1 د', 'الآن', '471 كيلوبايت', '8.1 م.ب'],
  ] as const)('are written as %s does', (language, words, left, little, just, small, large) => {
    setLanguage(language);
    setMessages(words);
    expect(timeLeft(now + 12_000_000, now)).toBe(left);
    expect(timeLeft(now + 30_000, now)).toBe(little);
    expect(relativeTime(now, now)).toBe(just);
    expect([fileSize(471_200), fileSize(8_100_000)]).toEqual([small, large]);
  });
});
