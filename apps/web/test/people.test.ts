import { expect, test } from 'vitest';
import { findAssignees } from '../src/panel/find-assignees.ts';
import { HUES, hueOf } from '../src/people/hue.ts';
import { initials } from '../src/people/initials.ts';

test.each([
  ['Ana Ribeiro', 'AR'],
  ['Ludwig van Beethoven', 'LB'],
  ['Cher', 'C'],
  ['KFZ Hahn (Büro)', 'KB'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
  ['محمد عبد الله', 'ما'],
  ['+49 151 2000037', '37'],
  ['  ', '?'],
  [null, '?'],
])('the initials of %s are %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('a colour is stable and one of those the style sheet has', () => {
  for (let id = 0; id < 200; id += 1) {
    expect(hueOf(`c${id}`)).toBe(hueOf(`c${id}`));
    expect(hueOf(`c${id}`)).toBeLessThan(HUES);
  }
  expect(new Set(Array.from({ length: 200 }, (_, id) => hueOf(`c${id}`))).size).toBe(HUES);
});

const users = [
  { id: '1', name: 'Ana Ribeiro' },
  { id: '2', name: 'Elif Yılmaz' },
  { id: '3', name: null },
];
const names = (typed: string) => findAssignees(users, '2', typed).map(({ name }) => name);

test('the viewer is offered first, then nobody, then the others', () => {
  expect(names('')).toEqual(['Elif Yılmaz', 'Unassigned', 'Ana Ribeiro', 'User 3']);
});

test.each([
  ['yil', ['Elif Yılmaz']],
  ['me', ['Elif Yılmaz']],
  ['rib', ['Ana Ribeiro']],
  ['ana ri', ['Ana Ribeiro']],
  ['una', ['Unassigned']],
  ['xyz', []],
])('typing "%s" finds %o', (typed, found) => {
  expect(names(typed)).toEqual(found);
});
