import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../start/root.ts';
import { blocksIn, livingPages } from './pages.ts';

/** A sample may use what an app has: a name that is not found is no error. */
const NOT_FOUND = /error TS(?:2304|18004|2552):/;

/** The sources of the packages, by the names that apps import. */
function sources(): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  for (const folder of ['domain', 'rest-client']) {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
    for (const [entry, file] of Object.entries<string>(manifest.exports)) {
      paths[manifest.name + entry.slice(1)] = [join(root, 'packages', folder, file)];
    }
  }
  return paths;
}

/** What the compiler says of the samples, each a module of its own. */
function check(samples: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'parley-samples-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  samples.forEach((sample, index) => {
    const client = /\bconst client\b/.test(sample)
      ? ''
      : "declare const client: import('@parley/rest-client').RestClient;";
    writeFileSync(join(folder, `${index}.mts`), `${client}${sample}\nexport {};\n`);
  });
  const compilerOptions = {
    lib: ['es2024', 'dom', 'dom.iterable'],
    noImplicitAny: false,
    paths: sources(),
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.mts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    return [];
  } catch (error) {
    return String((error as { stdout: string }).stdout)
      .split('\n')
      .filter((line) => line.includes('error TS') && !NOT_FOUND.test(line));
  }
}

test('the samples of the packages compile, and one that is wrong does not', { timeout: 120_000 }, () => {
  const wrong = "await client.conversations.update(7, { status: 'closed' });";
  const samples = livingPages.flatMap((page) =>
    blocksIn(page, 'ts').filter((block) => /\bclient\.|from '@parley\/(?:domain|rest-client)/.test(block)),
  );
  expect(samples.length).toBeGreaterThan(8);
  expect(check([wrong, ...samples])).toEqual([
    expect.stringMatching(/\b0\.mts\(1,.*'"closed"' is not assignable/),
  ]);
});
