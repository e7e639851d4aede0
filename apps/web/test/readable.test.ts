import { expect, test } from 'vitest';
import { customerName } from '../src/conversation-sync/conversation/customer-name.ts';
import { previewContent } from '../src/conversation-sync/conversation/preview.ts';
import { oneLine } from '../src/lib/language/readable.ts';
import { readableText } from '../src/lib/language/readable-text.ts';
import { initials } from '../src/ui/avatar/initials.ts';

/** Each of them is drawn as nothing at all. */
const UNSEEN = {
  'a blank': ' \u00A0\u2003\u3000',
  'zero width': '\u200B\u200C\u200D\u2060\uFEFF',
  'a Hangul filler': '\u3164\u115F\u1160\uFFA0',
  'an empty Braille cell': '\u2800',
  'direction marks': '\u200E\u200F\u061C\u202E\u202C\u2066\u2069',
  'control characters': '\u0000\u0007\u001B\u0085',
  'a soft hyphen': '\u00AD',
  'variation selectors and tags': '\uFE0F\u{E0041}\u{E0100}',
  'an empty note': '\u{1D159}',
};

test.each(Object.entries(UNSEEN))('a name or a message of %s alone is one that is not there', (_, text) => {
  expect(oneLine(text)).toBe('');
  expect(readableText(`\n${text}`)).toBe('');
  expect(customerName({ name: text, displayId: '+49 151 2000037' })).toBe('+49 151 2000037');
  expect(customerName({ name: text, displayId: text })).toBe('Unnamed customer');
  expect(initials(text)).toBe('?');
  const message = { __typename: 'TextMessageContent', type: 'text', content: text } as const;
  expect(previewContent(message).text).toBe('Empty message');
});

test.each([
  ['an override', 'Rechnung\u202Efdp.exe', 'Rechnungfdp.exe'],
  ['an isolate', 'Rechnung\u2067fdp\u2069.exe', 'Rechnungfdp.exe'],
  ['marks, which make the end the beginning', '\u200Fpdf.\u200Fphoto.exe', 'pdf.photo.exe'],
  ['blanks that push the end out of sight', `a.pdf${' '.repeat(300)}.exe`, 'a.pdf .exe'],
  ['lines', 'a.pdf\n\n\u2028.exe', 'a.pdf .exe'],
])('the name of a file cannot hide its ending by %s', (_, filename, shown) => {
  expect(oneLine(filename)).toBe(shown);
  const content = { type: 'document', caption: null, filename, name: null };
  expect(previewContent({ __typename: 'DocumentMessageContent', ...content }).text).toBe(
    `\u2066${shown}\u2069`,
  );
});

test.each(['Zoë', 'می‌خواهم', '👩‍👩‍👧 Family', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️', 'Łukasz', '정우', 'आदित्य', '٣'])(
  'what belongs to %s stays',
  (name) => {
    expect(oneLine(name)).toBe(name);
    expect(readableText(name)).toBe(name);
  },
);

test('half of a character is shown as one that cannot be read', () => {
  expect(oneLine('Ana \uD83D')).toBe('Ana \uFFFD');
  expect(readableText('\uDE00')).toBe('\uFFFD');
  expect(() => encodeURIComponent(customerName({ name: '\uD83D' }))).not.toThrow();
});

test('a message keeps its lines and the directions of its languages', () => {
  const text = 'one\n\n  two \u2067שלום\u2069';
  expect(readableText(text)).toBe(text);
  expect(readableText('\u202Eabc')).toBe('abc');
});
