import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Tarballs } from './pack.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The version that the workspace has, so that a project installs from the store and is the same every day. */
function installedVersion(room: string, name: string): string {
  return JSON.parse(readFileSync(`${root}packages/${room}/node_modules/${name}/package.json`, 'utf8'))
    .version;
}

/** Makes an empty project outside of the workspace, installs the packed packages, and copies a program into it. */
export async function installConsumer(
  folder: string,
  program: string,
  tarballs: Tarballs,
  { undici }: { undici: boolean },
): Promise<string> {
  mkdirSync(folder);
  const packed = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
  const peer = undici ? { undici: installedVersion('rest-client', 'undici') } : {};
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { ...packed, ...peer } }),
  );
  // What the packages ask of one another is in no registry yet.
  const overrides = { ...packed, zod: installedVersion('domain', 'zod') };
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ packages: [], overrides }));
  await run('pnpm', ['install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile'], {
    cwd: folder,
  });
  cpSync(`${root}fixtures/consumers/${program}`, folder, { recursive: true });
  return folder;
}
