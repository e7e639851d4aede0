import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../../src/browser.ts';
import { installConsumer } from '../../src/packages/consumer.ts';
import { nodes } from '../../src/packages/nodes.ts';
import { packInto, run, type Tarballs } from '../../src/packages/pack.ts';
import { startUpstream, type Upstream } from '../../src/packages/upstream.ts';

let folder: string;
let tarballs: Tarballs;
let upstream: Upstream;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-packed-'));
  tarballs = await packInto(folder);
  upstream = await startUpstream();
});
afterAll(() => {
  upstream.close();
  rmSync(folder, { recursive: true });
});

/** What every program of a consumer finds out. */
const FOUND = { status: 'done', version: '7', error: 'not-found', verdict: 'plan', statuses: 3 };

describe.each(['@parley/domain', '@parley/rest-client'])('%s, packed,', (name) => {
  const contents = () => new Uint8Array(readFileSync(tarballs[name] as string));

  test('is what publint asks of a package', async () => {
    const { messages } = await publint({ pack: { tarball: contents().buffer }, strict: true });
    expect(messages).toEqual([]);
  });

  test('has types that are not wrong, for ESM and bundlers', async () => {
    const result = await checkPackage(createPackageFromTarballData(contents()));
    if (!result.types) throw new Error('no types');
    // Not promised: resolution without `exports` (node10). A `require` meets ESM on purpose: the programs below run it.
    const problems = result.problems.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' &&
        !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    expect(problems).toEqual([]);
  });

  test('gives every entry of the workspace to its users, and nothing else', () => {
    const manifest = (text: string) => JSON.parse(text);
    const source = manifest(
      readFileSync(new URL(`../../../packages/${name.slice(8)}/package.json`, import.meta.url), 'utf8'),
    );
    const expected = Object.entries<string>(source.exports).map(([entry, file]) => [
      entry,
      file.replace('./src/', './dist/').replace(/\.ts$/, '.js'),
    ]);
    expect(source.publishConfig.exports).toEqual(Object.fromEntries(expected));
  });
});

describe.each([true, false])('a project of Node.js, with undici: %s,', (undici) => {
  let project: string;
  beforeAll(async () => {
    project = await installConsumer(join(folder, `node-${undici}`), 'node', tarballs, { undici });
  });

  describe.each(nodes)('on %s', (_, { path, runsUndici }) => {
    test.each(['main.mjs', 'main.cjs'])('runs %s', async (program) => {
      const { stdout, stderr } = await run(path, [program, upstream.baseUrl], { cwd: project });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual(FOUND);
      expect(upstream.lastCameFromFetch()).toBe(!(undici && runsUndici));
    });
  });
});

describe('a project of TypeScript', () => {
  const strict = { strict: true, skipLibCheck: false, noEmit: true, target: 'es2023', types: [] };
  const ways = {
    nodenext: { ...strict, module: 'nodenext', lib: ['es2024', 'dom'] },
    bundler: { ...strict, module: 'esnext', moduleResolution: 'bundler', lib: ['es2024', 'dom'] },
  };
  let project: string;
  beforeAll(async () => {
    project = await installConsumer(join(folder, 'types'), 'types', tarballs, { undici: false });
  });
  const tsc = new URL('../../../node_modules/typescript/bin/tsc', import.meta.url).pathname;

  async function check(way: keyof typeof ways, file: string): Promise<string> {
    const config = join(project, `tsconfig.${way}.${file}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions: ways[way], files: [file] }));
    return run(process.execPath, [tsc, '-p', config, '--pretty', 'false'], { cwd: project }).then(
      () => '',
      (error) => String(error.stdout),
    );
  }

  describe.each(['nodenext', 'bundler'] as const)('with %s resolution', (way) => {
    test('compiles against the published types, without those of Node.js and of undici', async () => {
      expect(await check(way, 'right.ts')).toBe('');
    });

    test('is told of every wrong use, and of nothing else', async () => {
      const lines = readFileSync(join(project, 'wrong.ts'), 'utf8').split('\n');
      const wrong = lines.flatMap((line, index) => (line.endsWith('// wrong') ? [index + 1] : []));
      const told = (await check(way, 'wrong.ts'))
        .match(/^wrong\.ts\(\d+/gm)
        ?.map((at) => Number(at.slice(9)));
      expect(wrong.length).toBeGreaterThan(3);
      expect(told).toEqual(wrong);
    });
  });
});

describe('a page', () => {
  async function bundle(): Promise<string> {
    const project = await installConsumer(join(folder, 'page'), 'page', tarballs, { undici: false });
    const { outputFiles, warnings } = await build({
      entryPoints: [join(project, 'main.ts')],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    expect(warnings).toEqual([]);
    return outputFiles[0]?.text ?? '';
  }

  test.skipIf(!chromiumPath)('runs the bundle, and its policy forbids eval', async () => {
    upstream.serve('/main.js', { 'content-type': 'text/javascript' }, await bundle());
    upstream.serve(
      '/',
      {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
      },
      '<!doctype html><body><script type="module" src="/main.js"></script>',
    );
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(upstream.origin);
      const text = await page.waitForFunction(() => document.body.textContent || false);
      const { statuses: _, ...found } = FOUND;
      expect(JSON.parse(String(await text.jsonValue()))).toEqual({
        ...found,
        violations: [],
        explained: '/id: expected number, seen string',
        // Explaining loads zod, which asks once whether eval is allowed, and then does without.
        violationsOfExplaining: ['script-src'],
        evalIsForbidden: true,
      });
    } finally {
      await browser.close();
    }
  });
});
