// Prints the reference of each published package into docs/reference/<package>, a file for each entry.
// With --check it prints nothing and fails when something else is committed.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, LogLevel } from 'typedoc';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const reference = join(root, 'docs/reference');

/** By folder. */
const PACKAGES = ['domain', 'rest-client'];

async function print(name: string, out: string): Promise<void> {
  const folder = join(root, 'packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const options = {
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.values<string>(exports).map((file) => join(folder, file)),
    tsconfig: join(folder, 'tsconfig.json'),
    // The package's own compiler has checked it already, and is a newer one.
    skipErrorChecking: true,
    logLevel: LogLevel.Error,
    out,
    router: 'module',
    readme: 'none',
    disableSources: true,
    excludePrivate: true,
    excludeExternals: true,
    githubPages: false,
    hideGenerator: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    classPropertiesFormat: 'table',
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined) throw new Error(`${name} could not be read`);
  await app.generateOutputs(project);
}

function pagesOf(folder: string): Map<string, string> {
  const names = globSync('**/*.md', { cwd: folder });
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The first page that differs; `null` = none. */
function difference(committed: Map<string, string>, printed: Map<string, string>): string | null {
  const names = new Set([...committed.keys(), ...printed.keys()]);
  return [...names].find((name) => committed.get(name) !== printed.get(name)) ?? null;
}

for (const name of PACKAGES) {
  const committed = join(reference, name);
  if (!process.argv.includes('--check')) {
    await print(name, committed);
    continue;
  }
  const printed = mkdtempSync(join(tmpdir(), 'parley-reference-'));
  await print(name, printed);
  const page = difference(pagesOf(committed), pagesOf(printed));
  rmSync(printed, { recursive: true });
  if (page === null) continue;
  console.error(`docs/reference/${name}/${page} is not what the docstrings say: run pnpm reference.`);
  process.exitCode = 1;
}
