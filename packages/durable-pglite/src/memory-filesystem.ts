import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MemoryFS, PGlite } from '@electric-sql/pglite';
import { TEMPLATE } from './empty-cluster.ts';

/** PGlite's file system in memory, which begins with a copy of the template where there is one. */
export class MemoryFilesystem extends MemoryFS {
  override async init(...[engine, options]: Parameters<MemoryFS['init']>) {
    const { emscriptenOpts } = await super.init(engine, options);
    const preRun = [...(emscriptenOpts.preRun ?? [])];
    if (existsSync(TEMPLATE)) preRun.push(({ FS }) => copyInto(FS));
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function copyInto(files: PGlite['Module']['FS']): void {
  const { PGDATA } = PGlite.paths;
  files.mkdirTree(PGDATA, 0o700);
  for (const entry of readdirSync(TEMPLATE, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = `${PGDATA}/${relative(TEMPLATE, from).replaceAll('\\', '/')}`;
    if (entry.isDirectory()) files.mkdirTree(to, 0o700);
    else files.writeFile(to, readFileSync(from));
  }
}
