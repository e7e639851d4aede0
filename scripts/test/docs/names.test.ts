import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../start/root.ts';
import { codeIn, livingPages } from './pages.ts';

/** Placeholders of the naming rules, and the metrics of Node.js that prom-client adds. */
const FOREIGN = /^(?:create|to|is|has|can|read)X$|^nodejs_/;

/** `camelCase`, `UPPER_SNAKE`, `kebab-case`, `with.dots`, a call without arguments. */
const NAME = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*(?:\(\))?$/;

test('every name that a page writes as code is a name of the sources', () => {
  const files = globSync(
    [
      '{apps,bench,contract,e2e,examples,packages,scripts,testing}/**/*.{ts,tsx,json,graphql,yaml,sql}',
      '*.{json,yaml}',
      '.github/**/*.yml',
    ],
    { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', 'scripts/test/docs/**', 'pnpm-lock.yaml'] },
  );
  const words = new Set(files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\w[\w-]*/g)));
  const isKnown = (name: string) =>
    name
      .replace('()', '')
      .split('.')
      .every((word) => words.has(word));

  const names = livingPages.flatMap((page) =>
    codeIn(page).flatMap((name) => (NAME.test(name) ? { name, from: `${page.path}: ${name}` } : [])),
  );
  expect(names.length).toBeGreaterThan(500);
  expect(names.filter(({ name }) => !isKnown(name) && !FOREIGN.test(name)).map(({ from }) => from)).toEqual(
    [],
  );
});
