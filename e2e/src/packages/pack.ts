import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Published packages of code, by folder. */
const PUBLISHED = ['domain', 'rest-client'] as const;

/** Where the packed packages are, by name. */
export type Tarballs = Readonly<Record<string, string>>;

/** Packs what would be published, built from the present sources, into a folder. */
export async function packInto(folder: string): Promise<Tarballs> {
  const tarballs: Record<string, string> = {};
  for (const name of PUBLISHED) tarballs[`@parley/${name}`] = await pack(name, folder);
  return tarballs;
}

/** Packs the package of a folder below `packages` into a folder; gives the path of the tarball. */
export async function pack(name: string, folder: string): Promise<string> {
  const file = `${folder}/${name}.tgz`;
  await run('pnpm', ['pack', '--out', file], { cwd: `${root}packages/${name}` });
  return file;
}
