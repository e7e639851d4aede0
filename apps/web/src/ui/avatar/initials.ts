import { oneLine } from '../../lib/language/readable.ts';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One or two graphemes that stand for a name; a phone number gives its last two digits. */
export function initials(name: string | null | undefined): string {
  const text = oneLine(name);
  if (/^[+\d][\d\s()./-]*$/.test(text)) return text.replace(/\D/g, '').slice(-2) || '?';
  const words = text.split(/\s+\p{P}*/u).filter(Boolean);
  const first = firstGrapheme(words[0]);
  const last = words.length > 1 ? firstGrapheme(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase('en') || '?';
}

function firstGrapheme(word: string | undefined): string {
  for (const { segment } of GRAPHEMES.segment(word ?? '')) return segment;
  return '';
}
