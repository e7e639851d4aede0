import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startProcess } from './child-process.ts';
import { restartDelay } from './restart-delay.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** A process of ours that is to run for as long as we do. */
export interface Service {
  readonly name: string;
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** Answers 200 once it is ready. */
  readonly readyUrl: string;
}

/** Starts it and waits until it is ready; throws when it ends before. */
export async function startService({ entry, env, readyUrl }: Service): Promise<Child> {
  const child = startProcess(entry, env);
  await waitUntilReady(child, readyUrl);
  return child;
}

/** Starts it again whenever it ends; resolves, after a line that says so, when it ends too often. */
export async function keepRunning(service: Service, first: Child, isStopping: () => boolean): Promise<void> {
  const ends: number[] = [];
  for (let child = first; ; ) {
    const code = await child.ended;
    if (isStopping()) return;
    ends.push(performance.now());
    const delay = restartDelay(ends);
    const how = code === null ? 'was killed' : `ended with ${code}`;
    if (delay === null) {
      console.error(`The ${service.name} ${how}, ${ends.length} times by now; look at the lines above.`);
      return;
    }
    console.error(`The ${service.name} ${how}; it is started again.`);
    await sleep(delay);
    if (isStopping()) return;
    child = startProcess(service.entry, service.env);
  }
}
