import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

// Has both published packages among its dependencies.
const FROM = fileURLToPath(new URL('../../packages/rest-client', import.meta.url));

/** What a browser loads before a program can begin. */
export interface Bundle {
  /** Bytes, minified and compressed by gzip. */
  readonly gzip: number;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

/** Bundles a program as an app would; what it imports dynamically is not loaded before it is needed. */
export async function bundleForBrowser(program: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: FROM, loader: 'ts' },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    outdir: '/out',
    absWorkingDir: FROM,
    logLevel: 'silent',
  });
  const first = Object.keys(metafile.outputs).find(
    (path) => metafile.outputs[path]?.entryPoint !== undefined,
  );
  const loaded = new Set<string>();
  const load = (path: string | undefined) => {
    if (path === undefined || loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') load(next);
    }
  };
  load(first);
  const chunks = [...loaded];
  const files = chunks.flatMap((path) =>
    Object.entries(metafile.outputs[path]?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  const gzip = chunks
    .map((path) => outputFiles.find((file) => file.path.endsWith(path.replace(/^(\.\.\/)+/, '/'))))
    .reduce((sum, file) => sum + gzipSync(file?.contents ?? '', { level: 9 }).byteLength, 0);
  return { gzip, files };
}
