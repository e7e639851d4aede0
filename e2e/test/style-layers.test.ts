import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ASSETS = new URL('../../apps/web/dist/assets/', import.meta.url);
const ORDER = '@layer reset, tokens, base, controls, components, motion;';

test('the inbox has one style sheet, which begins with the order of the layers', () => {
  const sheets = readdirSync(ASSETS).filter((name) => name.endsWith('.css'));
  expect(sheets).toHaveLength(1);
  for (const name of sheets)
    expect(readFileSync(new URL(name, ASSETS), 'utf8').slice(0, 60), name).toContain(ORDER);
});
