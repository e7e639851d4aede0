import type { Contender } from './contender.ts';

/** What one slice of work cost. */
export interface Sample {
  /** Microseconds of CPU, user and system, per run. */
  readonly cpu: number;
  readonly runs: number;
}

/** Runs so many times, so many at once, and takes the CPU time of this process. */
export async function measure(contender: Contender, runs: number, inFlight: number): Promise<Sample> {
  let left = runs;
  const worker = async () => {
    for (; left > 0; await contender.run()) left -= 1;
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / runs, runs };
}
