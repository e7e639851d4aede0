import { setImmediate as nextTurn } from 'node:timers/promises';
import { type GeneratedOperation, generateOperation } from '@parley/testing/generated-operation';
import { Random } from '@parley/testing/random';
import { type Comparison, compareExecutions } from './difference.ts';
import { createMadeUpSchema } from './made-up-world.ts';

export type Counts = Record<Comparison['kind'], number>;

/** Compares so many operations; the same seed makes the same ones. */
export async function compareMany(
  { seed, count }: { readonly seed: number; readonly count: number },
  onDifference: (run: number, operation: GeneratedOperation, ours: string, theirs: string) => void,
  onProgress: (done: number, counts: Counts) => void = () => {},
): Promise<Counts> {
  const schema = createMadeUpSchema();
  const counts: Counts = { invalid: 0, refused: 0, left: 0, same: 0, 'same-failure': 0, different: 0 };
  for (let run = 0; run < count; run += 1) {
    const random = new Random(Math.imul(seed, 0x9e3779b1) + run);
    const operation = generateOperation(schema, random);
    const world = { seed: random.below(2 ** 31), trouble: random.pick([0, 0.3, 1, 1]) };
    const compared = await compareExecutions(schema, operation, world);
    counts[compared.kind] += 1;
    if (compared.kind === 'different') onDifference(run, operation, compared.ours, compared.theirs);
    // What nobody handles is told only between the turns.
    if (run % 50 === 0) await nextTurn();
    if (run % 1_000 === 999) onProgress(run + 1, counts);
  }
  await nextTurn();
  return counts;
}
