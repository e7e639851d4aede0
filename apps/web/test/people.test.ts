import { expect, test } from 'vitest';
import { findEntries } from '../src/features/menu/menu-entry.ts';
import { findAssignees } from '../src/features/panel/find-assignees.ts';
import { HUES, hueOf } from '../src/ui/avatar/hue.ts';
import { initials } from '../src/ui/avatar/initials.ts';

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
  { id: '4', name: 'Jürgen Großkreutz' },
  { id: '5', name: 'Łukasz Muster-Hohenlimburg' },
  { id: '6', name: 'Bjørn Sørensen' },
  { id: '7', name: 'İpek Đorđević' },
  { id: '8', name: 'Ida Boehmer' },
];
const names = (typed: string) => findAssignees(users, '2', typed).map(({ name }) => name);

test('the viewer is offered first, then nobody, then the others', () => {
  expect(names('')).toEqual([
    'Elif Yılmaz',
    'Unassigned',
    ...users.filter(({ id }) => id !== '2').map(({ id, name }) => name ?? `User ${id}`),
  ]);
});

const entries = ['Assign to Łukasz Großkreutz', 'Start', 'Sign out', 'Assign to Grace'].map((label) => ({
  label,
  keys: [],
  effect: null,
  run: () => {},
}));

test.each([
  ['grossk', ['Assign to Łukasz Großkreutz']],
  ['lukasz assign', ['Assign to Łukasz Großkreutz']],
  ['s', ['Start', 'Sign out', 'Assign to Łukasz Großkreutz', 'Assign to Grace']],
  ['  ', ['Assign to Łukasz Großkreutz', 'Start', 'Sign out', 'Assign to Grace']],
  ['nothing', []],
])('typing "%s" into the menu finds %o', (typed, found) => {
  expect(findEntries(entries, typed).map(({ label }) => label)).toEqual(found);
});

test.each([
  ['yil', ['Elif Yılmaz']],
  ['me', ['Elif Yılmaz']],
  ['rib', ['Ana Ribeiro']],
  ['ana ri', ['Ana Ribeiro']],
  ['una', ['Unassigned']],
  ['yilmaz elif', ['Elif Yılmaz']],
  ['YILMAZ', ['Elif Yılmaz']],
  ['gross', ['Jürgen Großkreutz']],
  ['juergen', ['Jürgen Großkreutz']],
  ['jurgen', ['Jürgen Großkreutz']],
  ['lukasz', ['Łukasz Muster-Hohenlimburg']],
  ['hohenlimburg', ['Łukasz Muster-Hohenlimburg']],
  ['muster-hohen', ['Łukasz Muster-Hohenlimburg']],
  ['sorensen  bjorn', ['Bjørn Sørensen']],
  ['ipek dord', ['İpek Đorđević']],
  ['böhm', ['Ida Boehmer']],
  ['\u202aIda\u202c', ['Ida Boehmer']],
  ['kreutz', []],
  ['xyz', []],
])('typing "%s" finds %o', (typed, found) => {
  expect(names(typed)).toEqual(found);
});
