import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../start/root.ts';
import { blocksIn, codeIn, livingPages } from './pages.ts';

/** By the name of the package; the root has none. */
const scripts = new Map(
  globSync(
    ['package.json', '{apps,packages}/*/package.json', '{bench,e2e,testing,docs/reference}/package.json'],
    {
      cwd: root,
    },
  ).map((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return [path === 'package.json' ? '' : manifest.name, Object.keys(manifest.scripts)] as const;
  }),
);

/** Commands of pnpm itself that the pages use. */
const OF_PNPM = ['exec', 'pack', 'install'];

const COMMAND = /(?:npx -y pnpm@12|\bpnpm)(?: --filter (@?[\w./-]+|…))?(?: run)? ([\w:-]+)/g;

test('every command that a page names is there', () => {
  const commands = livingPages.flatMap((page) =>
    [...codeIn(page), ...blocksIn(page, 'sh')].flatMap((text) =>
      [...text.matchAll(COMMAND)].map(([command, filter = '', script = '']) => {
        const known =
          filter === '…'
            ? [...scripts.values()].some((names) => names.includes(script))
            : scripts.get(filter)?.includes(script);
        const found =
          known || OF_PNPM.includes(script) || existsSync(join(root, 'node_modules/.bin', script));
        return { command: `${page.path}: ${command}`, found };
      }),
    ),
  );
  expect(commands.length).toBeGreaterThan(40);
  expect(commands.filter(({ found }) => !found)).toEqual([]);
});
