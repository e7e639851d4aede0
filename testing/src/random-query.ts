import type { Random } from './random.ts';

const NAMES = ['view', 'status', 'channel', 'assignee', 'q', 'sort', 'selected'];
const VALUES = [
  ...['list', 'board', 'to-do', 'in-progress', 'done', 'whatsapp', 'WIDGET', 'bridge'],
  ...[
    'me',
    'none',
    '7',
    '007',
    '-1',
    '1e3',
    '9'.repeat(16),
    '9'.repeat(30),
    '1,2,3',
    '3.2.2',
    '5..x.4',
    'newest',
    'closing-soon',
  ],
];
// What breaks those who trust what they are given.
const HOSTILE = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__[status]', '[object Object]'],
  ...[
    '%',
    '%%',
    '%E0%A4',
    '%ud83d',
    '%00',
    '%2525',
    '\0',
    '\r\n',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud83d',
    '\ude00',
  ],
  ...['😀', 'ﷺ', 'e\u0301', '<script>', '"\'>', '../..', '#', ';', '+', ' ', '', 'null', 'undefined', 'NaN'],
  'a'.repeat(5_000),
];

/** A query string as nobody would write it: some of it is understood, most of it is not. */
export function randomQuery(random: Random): string {
  const text = (): string => {
    if (random.chance(0.5)) return random.pick(VALUES);
    if (random.chance(0.5)) return random.pick(HOSTILE);
    return Array.from({ length: random.below(8) }, () => String.fromCharCode(random.below(0x1_0000))).join(
      '',
    );
  };
  const name = () => (random.chance(0.8) ? random.pick(NAMES) : text());
  const pairs = Array.from({ length: random.below(7) }, () =>
    random.chance(0.9) ? `${name()}=${text()}${random.chance(0.2) ? text() : ''}` : text(),
  );
  return (random.chance(0.9) ? '?' : '') + pairs.join(random.chance(0.95) ? '&' : '&&=');
}
