import { describe, expect, test } from 'vitest';
import { arrange, type Columns, columnOf, moveCard } from '../src/features/board/columns.ts';

const board = (toDo: string, inProgress: string, done: string): Columns => ({
  'to-do': [...toDo],
  'in-progress': [...inProgress],
  done: [...done],
});

describe('the board', () => {
  test('puts a moved card on top of its new column, and back to where it was', () => {
    const away = moveCard(board('abc', 'd', 'ef'), 'b', 'done', undefined);
    expect(away?.columns).toEqual(board('ac', 'd', 'bef'));
    const back = away && moveCard(away.columns, 'b', 'to-do', away.origin);
    expect(back?.columns).toEqual(board('abc', 'd', 'ef'));
  });

  test('puts a card back on top when the one above it has left', () => {
    const origin = { status: 'to-do', above: 'z' } as const;
    expect(moveCard(board('ac', '', 'b'), 'b', 'to-do', origin)?.columns).toEqual(board('bac', '', ''));
  });

  test.each([
    ['to the column where it is', 'a', 'to-do'],
    ['that is not on the board', 'z', 'done'],
  ] as const)('does not move a card %s', (_, id, to) => {
    expect(moveCard(board('a', '', ''), id, to, undefined)).toBeNull();
  });

  test.each([
    [
      'a card that others moved is where it is listed',
      board('ab', '', 'c'),
      board('a', '', 'bc'),
      '',
      board('a', '', 'bc'),
    ],
    [
      'a held card stays though others moved it',
      board('ab', '', 'c'),
      board('a', '', 'bc'),
      'b',
      board('ab', '', 'c'),
    ],
    [
      'a held card stays where it was put',
      board('a', '', 'bcd'),
      board('a', '', 'cdb'),
      'b',
      board('a', '', 'bcd'),
    ],
    [
      'a held card that is nowhere on screen holds nothing',
      board('a', '', ''),
      board('a', 'x', ''),
      'x',
      board('a', 'x', ''),
    ],
    [
      'a held card stays when its neighbours leave',
      board('abc', '', ''),
      board('c', 'a', ''),
      'b',
      board('bc', 'a', ''),
    ],
  ])('%s', (_, shown, listed, held, expected) => {
    const arranged = arrange(shown, listed, new Set(held));
    expect(arranged).toEqual(expected);
    for (const id of 'abcdx') {
      const places = Object.values(arranged).filter((ids) => ids.includes(id));
      expect(places.length, id).toBe(columnOf(arranged, id) === null ? 0 : 1);
    }
  });
});
