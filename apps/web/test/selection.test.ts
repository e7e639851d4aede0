import { expect, test } from 'vitest';
import { extend, selectAll, selectionOf, toggle } from '../src/features/select/selection.ts';

const listed = ['50', '40', '30', '20', '10'];

test('a row is selected and let go by the same key', () => {
  const once = toggle(selectionOf([]), '30');
  expect(once.selected).toEqual(['30']);
  expect(toggle(once, '30').selected).toEqual([]);
});

test('a range grows and shrinks around the row it began at, and keeps what is beside it', () => {
  const begun = toggle(toggle(selectionOf([]), '10'), '40');
  const longer = extend(begun, listed, '40', '20');
  expect(longer.selected).toEqual(['10', '20', '30', '40']);
  const shorter = extend(longer, listed, '20', '30');
  expect(shorter.selected).toEqual(['10', '30', '40']);
  expect(extend(shorter, listed, '30', '50').selected).toEqual(['10', '40', '50']);
});

test('without a beginning a range begins at the row that has the focus', () => {
  expect(extend(selectionOf(['50']), listed, '30', '20').selected).toEqual(['20', '30', '50']);
  const gone = toggle(selectionOf([]), '99');
  expect(extend(gone, listed, '30', '20').selected).toEqual(['20', '30', '99']);
});

test('at most 1,000 are selected: those nearest to where it began', () => {
  const many = Array.from({ length: 1_100 }, (_, index) => String(1000 + index));
  const up = extend(selectionOf([]), many, '2099', '1000').selected;
  expect(up).toHaveLength(1_000);
  expect(up[0]).toBe('1100');
  expect(selectAll(selectionOf(['1']), many).selected).toContain('1');
  expect(selectAll(selectionOf(['1']), many).selected).toHaveLength(1_000);
});
