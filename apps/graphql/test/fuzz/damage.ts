import type { Choices } from '@parley/testing/choices';

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '@',
  '$',
  '...',
  '|',
  '&',
  '"',
  '"""',
  '#',
  '\\',
  '\0',
  '\u2028',
  '\ud800',
  'fragment',
  'on',
  'query',
  'mutation',
  'subscription',
  'null',
  'true',
  '$input',
  '@skip(if: true)',
  '@defer',
  '1e400',
  '-0',
  '99999999999999999999',
  '__proto__',
  'constructor',
  '__schema { types { name } }',
  '...F',
  'first: -5',
  'id: {}',
] as const;

/** One word lost, doubled, moved or replaced: close to what the schema allows. */
export function nearlyValid(document: string, choices: Choices): string {
  const words = document.split(/(?<=[\s{}()[\],:])/);
  const at = choices.integer(0, words.length - 1);
  const word = words[at] ?? '';
  const other = choices.integer(0, words.length - 1);
  switch (choices.integer(0, 4)) {
    case 0:
      words.splice(at, 1);
      break;
    case 1:
      words.splice(at, 0, word);
      break;
    case 2:
      [words[at], words[other]] = [words[other] ?? '', word];
      break;
    case 3:
      words[at] = `${choices.pick(TOKENS)} `;
      break;
    default:
      words[at] = word.replace(/[a-z]/i, (letter) => (letter === 'x' ? 'y' : 'x'));
  }
  return words.join('');
}

/** Cut off, sprinkled with letters that mean something, or nothing but those. */
export function broken(document: string, choices: Choices): string {
  if (choices.chance(0.3)) return document.slice(0, choices.integer(0, document.length));
  if (choices.chance(0.5)) {
    return Array.from({ length: choices.integer(1, 40) }, () => choices.pick(TOKENS)).join(' ');
  }
  let text = document;
  for (let hit = choices.integer(1, 6); hit > 0; hit -= 1) {
    const at = choices.integer(0, text.length);
    text = `${text.slice(0, at)}${choices.pick(TOKENS)}${text.slice(at + choices.integer(0, 3))}`;
  }
  return text;
}
