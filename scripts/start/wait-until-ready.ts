import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child-process.ts';

/** Resolves when the address answers 200; throws when the process ended first (it has said why itself). */
export async function waitUntilReady(child: Child, url: string): Promise<void> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!ended) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await response?.body?.cancel();
    if (response?.status === 200 && !ended) return;
    await sleep(50);
  }
  throw new Error('Parley was not started: see the line above.');
}
