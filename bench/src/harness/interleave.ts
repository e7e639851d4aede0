import type { SpawnedContender } from './spawned-contender.ts';

export interface Plan {
  readonly rounds: number;
  /** Runs per contender and round. */
  readonly runs: number;
  readonly inFlight: number;
}

/** Microseconds of CPU per run, one figure per round, by contender. */
export type Figures = ReadonlyMap<string, readonly number[]>;

/**
 * Measures in rounds, each contender once per round and beginning with another one each time: what the machine does
 * besides falls on all of them.
 */
export async function interleave(contenders: readonly SpawnedContender[], plan: Plan): Promise<Figures> {
  const figures = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await contender.measure(plan.runs, plan.inFlight);
  for (let round = 0; round < plan.rounds; round += 1) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const { cpu } = await contender.measure(plan.runs, plan.inFlight);
      figures.get(contender.name)?.push(cpu);
    }
  }
  return figures;
}
