import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../start/root.ts';
import { tableIn } from './pages.ts';

const readText = (path: string) => readFileSync(join(root, path), 'utf8');

test('the tree of the README has every room', () => {
  const rooms = globSync('{apps,packages}/*/package.json', { cwd: root }).map(dirname);
  const top = globSync('*/', {
    cwd: root,
    exclude: ['node_modules', 'fixtures', 'apps', 'packages', 'docs'],
  });
  const tree = readText('README.md');
  const missing = [...rooms, ...top].filter((room) => !new RegExp(`^${room} +\\S`, 'm').test(tree));
  expect(rooms.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

test('every room has a README', () => {
  const rooms = globSync('{{apps,packages}/*,bench,e2e,testing}/package.json', { cwd: root }).map(dirname);
  expect(rooms.filter((room) => !existsSync(join(root, room, 'README.md')))).toEqual([]);
});

describe.each(['packages/domain', 'packages/rest-client', 'packages/graphql-schema'])('%s', (folder) => {
  const manifest = JSON.parse(readText(`${folder}/package.json`));

  test('has the entries that its README lists', () => {
    const listed = tableIn(`${folder}/README.md`, ['entry']).map(([entry = '']) =>
      entry
        .replaceAll('`', '')
        .replace(manifest.name, '.')
        .replace(/^(?!\.)/, './'),
    );
    const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
    expect(listed.sort()).toEqual(entries.sort());
  });
});
