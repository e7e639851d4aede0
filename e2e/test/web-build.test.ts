import { expect, test } from 'vitest';
import { readWebBuild } from '../src/web-build.ts';

/** Bytes. Limits that may only fall: what is not needed for the first look at the list is loaded when it is. */
const MOST = { initial: 120_000, all: 175_000 };

test('the inbox is small', () => {
  const { initial, all } = readWebBuild();
  expect(initial).toBeLessThanOrEqual(MOST.initial);
  expect(all).toBeLessThanOrEqual(MOST.all);
  // Otherwise nothing was measured.
  expect(initial).toBeGreaterThan(80_000);
  expect(all).toBeGreaterThan(initial);
});
