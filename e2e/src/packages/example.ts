import { cpSync, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './pack.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** An example app, installed in a folder of its own. */
export interface InstalledExample {
  readonly folder: string;
  /** Runs one of its scripts; rejects with what it printed when it fails. */
  run(script: string, args?: readonly string[], env?: NodeJS.ProcessEnv): Promise<string>;
}

/**
 * Copies an example out of the repository, below a folder, and installs it there with the packed schema. Everything
 * else comes from the workspace's own installation, so no network is needed; its versions have to be those that the
 * example names.
 */
export async function installExample(
  below: string,
  name: string,
  schemaTarball: string,
): Promise<InstalledExample> {
  const folder = join(below, name);
  cpSync(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|generated|dist)$/.test(path),
  });
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const dependencies of [manifest.dependencies, manifest.devDependencies])
    for (const [dependency, version] of Object.entries<string>(dependencies))
      dependencies[dependency] =
        dependency === '@parley/graphql-schema' ? `file:${schemaTarball}` : installed(dependency, version);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await run('pnpm', ['install', '--offline', '--ignore-workspace'], { cwd: folder });
  return {
    folder,
    run: async (script, args = [], env = {}) => {
      const { stdout, stderr } = await run('pnpm', ['run', '--silent', script, ...args], {
        cwd: folder,
        env: { ...process.env, ...env },
      });
      return stdout + stderr;
    },
  };
}

function installed(name: string, version: string): string {
  const path = ['.', 'apps/web'].map((room) => join(root, room, 'node_modules', name)).find(existsSync);
  if (!path) throw new Error(`${name} is not installed in the workspace.`);
  const found = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version;
  if (found !== version)
    throw new Error(`${name} is ${found} in the workspace and ${version} in the example.`);
  return `link:${realpathSync(path)}`;
}
