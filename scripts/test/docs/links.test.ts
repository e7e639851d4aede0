import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../start/root.ts';
import { codeIn, livingPages, pages } from './pages.ts';

const LINK = /\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g;

function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link leads somewhere', () => {
  const links = pages.flatMap(({ path, folder, text }) =>
    [...text.matchAll(LINK)].map(([link, target, anchor]) => {
      const file = target ? join(root, folder, target) : join(root, path);
      const found = existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
      return { link: `${path}: ${link.slice(1)}`, found };
    }),
  );
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ found }) => !found)).toEqual([]);
});

/** Looked up from the root, the page's folder and each room; what a build makes may be missing. */
const PATH =
  /^(?:\.ci|\.github|apps|bench|contract|docs|e2e|examples|fixtures|packages|scripts|src|test|testing|trials)\/(?!.*\bdist$)[\w@./*{},-]+$/;

test('every path that a page names is there', () => {
  const paths = livingPages.flatMap((page) =>
    codeIn(page).flatMap((path) => (PATH.test(path) ? { page, path } : [])),
  );
  expect(paths.length).toBeGreaterThan(50);
  const isThere = (path: string, folder: string) =>
    [folder, '.', 'apps/*', 'packages/*'].some(
      (from) => globSync(join(from, path), { cwd: root }).length > 0,
    );
  const missing = paths.filter(({ page, path }) => !isThere(path, page.folder));
  expect(missing.map(({ page, path }) => `${page.path}: ${path}`)).toEqual([]);
});
