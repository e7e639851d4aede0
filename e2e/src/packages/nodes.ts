import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const runtimes = fileURLToPath(new URL('../../../fixtures/runtimes/node_modules/', import.meta.url));

/** A Node.js that can run a project. */
export interface Node {
  readonly path: string;
  /** undici 8 needs 22.19. */
  readonly runsUndici: boolean;
}

const older = {
  'Node.js 20': { path: `${runtimes}node20/bin/node`, runsUndici: false },
  'Node.js 22': { path: `${runtimes}node22/bin/node`, runsUndici: true },
};

/** Every supported Node.js that this machine has, by name: the one that runs the tests, and those of `pnpm runtimes`. */
export const nodes: readonly [string, Node][] = [
  ['this Node.js', { path: process.execPath, runsUndici: true }],
  ...Object.entries(older).filter(([, { path }]) => existsSync(path)),
];

/** Names of those that it has not. */
export const missingNodes = Object.entries(older).flatMap(([name, { path }]) =>
  existsSync(path) ? [] : name,
);
