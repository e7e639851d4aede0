import { seed, size } from '@parley/testing/scale';
import { expect, test } from 'vitest';
import { FIT, type Guard, guardConversation, guardUser } from '../src/guards.ts';
import { compare } from './fidelity/compare.ts';

test.each<[string, unknown, number]>([
  ['nothing at all', {}, FIT.LISTED],
  ['a listed channel', { channel: 'whatsapp' }, FIT.LISTED],
  ['an unlisted channel', { channel: 'telegram' }, FIT.UNLISTED],
  ['an unlisted channel deep within', { latest_message: { reference: { source: 'bot' } } }, FIT.UNLISTED],
  ['an unlisted kind of content', { latest_message: { contents: [{ type: 'poll' }] } }, FIT.UNLISTED],
  [
    'a listed kind of another shape',
    { latest_message: { contents: [{ type: 'text', content: 4 }] } },
    FIT.NONE,
  ],
  ['a textual id beside an unlisted channel', { channel: 'telegram', id: 'x' }, FIT.NONE],
  ['no object', [], FIT.NONE],
])('%s', (_, value, fit) => {
  expect(guardConversation(value)).toBe(fit);
});

test('a message nested twenty thousand deep does not overflow the stack', () => {
  let message: object = { id: 1 };
  for (let depth = 0; depth < 20_000; depth++) message = { reference: message };
  expect(guardConversation({ latest_message: message })).toBe(FIT.LISTED);
});

// `pnpm --filter @parley/domain prove:guards` compares ten million.
const DOCUMENTS = size({ short: 10_000, long: 100_000 });

test(`guards judge ${DOCUMENTS} mutated documents as zod does`, () => {
  const { disagreements, ...counts } = compare(seed, DOCUMENTS);
  expect(disagreements).toEqual([]);
  // Otherwise the comparison says little.
  expect(counts.accepted).toBeGreaterThan(DOCUMENTS / 5);
  expect(counts.rejected).toBeGreaterThan(DOCUMENTS / 5);
  expect(counts.unlisted).toBeGreaterThan(DOCUMENTS / 20);
}, 180_000);

test.each<[string, Guard]>([
  [
    'takes a fractional number',
    (value) => guardUser(Object(value).id === 1.5 ? { ...Object(value), id: 1 } : value),
  ],
  ['takes every list', (value) => (Array.isArray(value) ? FIT.LISTED : guardUser(value))],
  ['refuses an empty text', (value) => (Object(value).name === '' ? FIT.NONE : guardUser(value))],
])(
  'a guard that %s is found out',
  (_, planted) => {
    expect(compare(seed, 5_000, { User: planted }).disagreements).not.toEqual([]);
  },
  60_000,
);
