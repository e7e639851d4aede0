import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnv as readApi } from '../../../apps/api/src/env.ts';
import { readEnv as readGateway } from '../../../apps/graphql/src/env.ts';
import { root } from '../../start/root.ts';
import { readSettings } from '../../start/settings.ts';
import { tableIn } from './pages.ts';

type Variables = Record<string, string>;

/** What the start command makes of the settings that are given. */
function readProduct(given: Variables) {
  const { api, gateway } = readSettings(given);
  return [api && readApi(api.env), gateway.origin, readGateway(gateway.env)];
}

/** What comes of the given settings, or the sentence that refuses them. */
function outcome(read: (given: Variables) => unknown, given: Variables): unknown {
  try {
    return JSON.parse(JSON.stringify(read(given)).replaceAll(root, ''));
  } catch (error) {
    return String(error);
  }
}

const withoutTicks = (cell: string) => cell.replaceAll('`', '');

/** A row may name two settings and give both defaults. */
function settingsIn(path: string): { name: string; fallback: string }[] {
  return tableIn(path, ['setting', 'default']).flatMap(([names = '', defaults = '']) => {
    const each = withoutTicks(defaults).split(', ');
    return withoutTicks(names)
      .split(', ')
      .map((name, index) => ({ name, fallback: each[index] ?? each[0] ?? '' }));
  });
}

/** Node.js itself reads it. */
const OF_NODE = ['NODE_USE_ENV_PROXY'];
/** What the tables say of a setting that has no default. */
const NO_DEFAULT = ['', 'none', 'embedded', 'by the API', 'the own api', 'see there'];

describe.each([
  ['README.md', readProduct],
  ['apps/api/README.md', readApi],
])('of the settings of %s', (path, read) => {
  const settings = settingsIn(path).filter(({ name }) => !OF_NODE.includes(name));

  test.each(settings)('$name is read', ({ name }) => {
    expect(outcome(read, { [name]: 'no such value' })).not.toEqual(outcome(read, {}));
  });

  test.each(settings.filter(({ fallback }) => !NO_DEFAULT.includes(fallback)))(
    '$name is $fallback where it is not given',
    ({ name, fallback }) => {
      expect(outcome(read, { [name]: fallback })).toEqual(outcome(read, {}));
    },
  );
});

test('every setting that is read is described', () => {
  const sources = ['apps/api/src/env.ts', 'apps/graphql/src/env.ts', 'apps/graphql/src/auth/jwt-env.ts'];
  const read = sources.flatMap(
    (path) => readFileSync(join(root, path), 'utf8').match(/(?<=^\s+)[A-Z][A-Z_]+(?=:)/gm) ?? [],
  );
  expect(read.length).toBeGreaterThan(40);
  const pages = ['README.md', 'apps/api/README.md'].map((path) => readFileSync(join(root, path), 'utf8'));
  expect(read.filter((name) => !pages.some((page) => page.includes(`\`${name}\``)))).toEqual([]);
});
