import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inPage } from './in-page.ts';
import { inProcess } from './in-process.ts';
import { inWorker } from './in-worker.ts';
import type { Assignment, Verdicts } from './run-facts.ts';
import type { TraitsName } from './traits.ts';
import type { ContractUpstream } from './upstream.ts';

/** Tries every fact in one runtime. */
export type TryFacts = (assignment: Assignment, upstream: ContractUpstream) => Promise<Verdicts>;

/** A transport somewhere. */
export interface Runtime {
  readonly name: string;
  readonly traits: TraitsName;
  readonly tryFacts: TryFacts;
}

const installed = fileURLToPath(new URL('../../../../fixtures/runtimes/node_modules/', import.meta.url));
const node20 = `${installed}node20/bin/node`;
const node22 = `${installed}node22/bin/node`;
const bun = `${installed}@oven/bun-linux-x64/bin/bun`;
const deno = `${installed}@deno/linux-x64-glibc/deno`;
const workerd = `${installed}@cloudflare/workerd-linux-64/bin/workerd`;
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Every runtime, over the transport that it is given unasked where its name does not say otherwise, with what it needs on this machine. */
const RUNTIMES: readonly (Runtime & { readonly needs: string })[] = [
  of('undici on this Node.js', 'undici', process.execPath, inProcess(process.execPath, 'default')),
  of('undici on Node.js 22', 'undici', node22, inProcess(node22, 'default')),
  of('fetch of this Node.js', 'fetch of Node.js', process.execPath, inProcess(process.execPath, 'fetch')),
  of('fetch of Node.js 22', 'fetch of Node.js', node22, inProcess(node22, 'fetch')),
  of('fetch of Node.js 20', 'fetch of Node.js', node20, inProcess(node20, 'default')),
  of('fetch of Bun', 'fetch of Bun', bun, inProcess(bun, 'default')),
  of(
    'fetch of Deno',
    'fetch of Deno',
    deno,
    inProcess(deno, 'default', 'run', '--quiet', '--allow-net', '--no-config'),
  ),
  of('fetch of workerd', 'fetch of workerd', workerd, inWorker(workerd)),
  of('fetch of Chromium', 'fetch of Chromium', chromium, inPage(chromium)),
];

function of(name: string, traits: TraitsName, needs: string, tryFacts: TryFacts) {
  return { name, traits, needs, tryFacts };
}

export const present: readonly Runtime[] = RUNTIMES.filter(({ needs }) => existsSync(needs));
export const absent: readonly Runtime[] = RUNTIMES.filter(({ needs }) => !existsSync(needs));
