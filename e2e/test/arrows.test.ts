import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which rooms each room may import from; data flows one way. */
const ARROWS: Record<string, readonly string[]> = {
  'packages/domain': [],
  'packages/rest-client': ['@parley/domain'],
  'packages/compiled-execution': [],
  'packages/graphql-schema': [],
  'packages/durable-pglite': [],
  'packages/demo-data': ['@parley/domain'],
  'apps/api': ['@parley/demo-data', '@parley/domain', '@parley/durable-pglite'],
  'apps/graphql': ['@parley/compiled-execution', '@parley/domain', '@parley/rest-client'],
  'apps/web': ['@parley/domain'],
  // It uses the product from outside: as people, apps and teams do.
  e2e: ['@parley/domain', '@parley/rest-client', '@parley/testing'],
  bench: ['@parley/domain', '@parley/rest-client', '@parley/testing'],
  testing: [],
};

/** What only the tests of a room may import. */
const FOR_TESTS = ['@parley/testing'];

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap((match) => match[1] ?? []);
}

test('every room of the workspace has its arrows', () => {
  const rooms = globSync(
    ['packages/*/package.json', 'apps/*/package.json', '{bench,e2e,testing}/package.json'],
    {
      cwd: root,
    },
  );
  expect(rooms.map(dirname).sort()).toEqual(Object.keys(ARROWS).sort());
});

test.each(Object.entries(ARROWS))('%s imports only what it may', (room, allowed) => {
  const files = globSync(['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'], { cwd: join(root, room) });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const path = join(root, room, file);
    for (const name of importsOf(path)) {
      if (name.startsWith('.')) {
        const outside = relative(join(root, room), resolve(dirname(path), name)).startsWith('..');
        expect(outside, `${room}/${file} reaches out of its room to ${name}`).toBe(false);
      } else if (name.startsWith('@parley/')) {
        const room = name.split('/').slice(0, 2).join('/');
        const may = file.startsWith('test/') ? [...allowed, ...FOR_TESTS] : allowed;
        expect(may, `${file} imports ${name}`).toContain(room);
      }
    }
  }
});

/** What a browser may have of the domain: no zod behind it. */
const SMALL_ENTRIES = ['status', 'facts', 'search-text'];

test('the small entries of the domain and its guards reach no zod, and the web app reaches only the small ones', () => {
  const seen = new Set<string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of importsOf(file)) {
      expect(name, file).toMatch(/^\./);
      walk(resolve(dirname(file), name));
    }
  };
  for (const entry of [...SMALL_ENTRIES, 'guards']) walk(join(root, `packages/domain/src/${entry}.ts`));
  expect(seen.size).toBeGreaterThan(10);

  for (const file of globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root })) {
    const names = importsOf(join(root, file)).filter((name) => name.startsWith('@parley/'));
    const small = SMALL_ENTRIES.map((entry) => `@parley/domain/${entry}`);
    expect(names.filter((name) => !small.includes(name))).toEqual([]);
  }
});
