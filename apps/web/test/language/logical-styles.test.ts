import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** What has a side of the screen in it, which is the wrong one where people read from right to left. */
const PHYSICAL =
  /^\s*((margin|padding|border)-(left|right|top|bottom)|border-(top|bottom)-(left|right)-radius|left|right|top|bottom)\b.*:|: (left|right)\s*;/;

test('style sheets know a beginning and an end, and neither left nor right', () => {
  const sheets = globSync('**/*.css', { cwd: src });
  const found = sheets.flatMap((sheet) =>
    readFileSync(src + sheet, 'utf8')
      .split('\n')
      .filter((line) => PHYSICAL.test(line))
      .map((line) => `${sheet}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
  expect(sheets.length).toBeGreaterThan(20);
});
