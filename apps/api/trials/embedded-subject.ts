import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Child, startProcess } from '../test/child-process.ts';
import type { Subject } from './subject.ts';

/** A preload that opens PGlite as it is shipped, without fsync: the negative control. */
export const SHIPPED_ENGINE = pathToFileURL(
  createRequire(import.meta.url).resolve('@parley/durable-pglite/trials/shipped-engine'),
);

/** The api with the embedded engine in this directory; `preload` is a module that its threads load first. */
export function embeddedSubject(directory: string, preload?: URL): Subject {
  let child: Child | undefined;
  const settings = {
    DATA_DIR: directory,
    DEMO_CONVERSATIONS: '6',
    ...(preload && { NODE_OPTIONS: `--import=${preload.href}` }),
  };
  const kill = async () => {
    child?.process.kill('SIGKILL');
    await child?.exit;
  };
  return {
    name: preload ? 'PGlite as shipped' : 'PGlite',
    start: () => {
      child = startProcess(settings);
      return child.ready;
    },
    kill,
    remove: kill,
  };
}
