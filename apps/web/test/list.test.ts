import { expect, test } from 'vitest';
import { createRowLoader } from '../src/conversation-sync/conversation/row-loader.ts';
import { keepInPlace } from '../src/features/list/keep-in-place.ts';
import { matchesView } from '../src/features/list/matches-view.ts';
import { shiftCounts } from '../src/features/list/shift-counts.ts';

test.each([
  ['a row in the middle', ['a', 'b', 'c'], ['a', 'c'], ['b'], ['a', 'b', 'c']],
  ['the first row', ['a', 'b', 'c'], ['b', 'c'], ['a'], ['a', 'b', 'c']],
  ['two neighbours', ['a', 'b', 'c', 'd'], ['a', 'd'], ['b', 'c'], ['a', 'b', 'c', 'd']],
  ['a row when others arrive', ['a', 'b'], ['x', 'a'], ['b'], ['x', 'a', 'b']],
  ['nothing that is not held', ['a', 'b', 'c'], ['a', 'c'], [], ['a', 'c']],
  ['no row that was never shown', ['a'], ['a'], ['z'], ['a']],
  ['a row alone', ['a'], [], ['a'], ['a']],
])('the list keeps %s in its place', (_, shown, fresh, held, expected) => {
  expect(keepInPlace(shown, fresh, new Set(held))).toEqual(expected);
});

test.each([
  [{ status: 'done', userId: 1 }, { status: null, assignee: null }, true],
  [{ status: 'done', userId: 1 }, { status: 'to-do', assignee: null }, false],
  [{ status: 'done', userId: 1 }, { status: 'done', assignee: 'me' }, true],
  [{ status: 'done', userId: 2 }, { status: null, assignee: 'me' }, false],
  [{ status: 'done', userId: null }, { status: null, assignee: 'none' }, true],
  [{ status: 'done', userId: 3 }, { status: null, assignee: '3' }, true],
] as const)('%o in the view %o: %s', (state, view, belongs) => {
  expect(matchesView(state, view, 1)).toBe(belongs);
});

test('own moves shift the counts, and a move there and back shifts nothing', () => {
  const counts = { 'to-do': 5, 'in-progress': 0, done: 1 };
  const moved = shiftCounts(counts, [
    { from: 'to-do', to: 'done' },
    { from: 'to-do', to: 'to-do' },
    { from: 'unknown', to: 'in-progress' },
    { from: 'in-progress', to: 'to-do' },
  ]);
  expect(moved).toEqual({ 'to-do': 5, 'in-progress': 0, done: 2 });
});

test('rows on screen are loaded together, and once', async () => {
  const asked: string[][] = [];
  const loader = createRowLoader(async (ids) => {
    asked.push(ids);
    return { found: new Set(ids.filter((id) => id !== 'gone')) };
  });
  const settled = new Promise<void>((resolve) => loader.subscribe(resolve));
  loader.want('1');
  loader.want('1');
  loader.want('gone');
  loader.want('scrolled past')();
  await settled;
  expect(asked).toEqual([['1', 'gone']]);
  expect(loader.isMissing('gone')).toBe(true);
  expect(loader.isMissing('1')).toBe(false);
});

test('a batch that fails is said, and asked for again on refresh', async () => {
  let fails = true;
  const loader = createRowLoader(async (ids) => (fails ? 'failed' : { found: new Set(ids) }));
  const next = () => new Promise<void>((resolve) => loader.subscribe(resolve));
  loader.want('1');
  await next();
  expect(loader.hasFailed()).toBe(true);
  fails = false;
  loader.refresh();
  await next();
  expect(loader.hasFailed()).toBe(false);
});
