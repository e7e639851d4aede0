import { expect, test } from 'vitest';
import { restartDelay } from '../start/restart-delay.ts';

test('a process that ends again and again is started more and more slowly, and not for ever', () => {
  const ends = (...seconds: number[]) => restartDelay(seconds.map((second) => second * 1000));
  expect([ends(0), ends(0, 1), ends(0, 1, 2), ends(0, 1, 2, 3), ends(0, 1, 2, 3, 4)]).toEqual([
    250, 500, 1000, 2000, 4000,
  ]);
  expect(ends(0, 1, 2, 3, 4, 5)).toBeNull();
  expect(ends(0, 1, 2, 3, 4, 100)).toBe(250);
});
