import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../../node_modules/.transport-contract/', import.meta.url));
const built = new Map<string, Promise<string>>();

/** One file with the facts and what runs them, from the present sources; beside our `node_modules`, for undici. */
export function bundleHost(host: 'process' | 'page' | 'worker'): Promise<string> {
  const file = `${folder}${host}.mjs`;
  const building =
    built.get(host) ??
    build({
      entryPoints: [fileURLToPath(new URL(`hosts/${host}.ts`, import.meta.url))],
      outfile: file,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
    }).then(() => file);
  built.set(host, building);
  return building;
}
