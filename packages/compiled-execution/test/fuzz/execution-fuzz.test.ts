import { expect, it } from 'vitest';
import { compareMany } from './compare-many.ts';

const COUNT = 2_000;
const SEED = Number(process.env.SEED ?? 20_261_128);

it(`${COUNT} operations over the printed schema have the answers of graphql's own execute, byte for byte`, async () => {
  const differences: unknown[] = [];
  const counts = await compareMany({ seed: SEED, count: COUNT }, (run, { text, variables }, ours, theirs) =>
    differences.push({ seed: SEED, run, text, variables, ours, theirs }),
  );
  expect(differences).toEqual([]);
  // Were nearly all of them refused, or none failed, little would have been compared.
  expect(counts.same).toBeGreaterThan(COUNT / 5);
  expect(counts['same-failure']).toBeGreaterThan(COUNT / 5);
  expect(counts.refused).toBeGreaterThan(COUNT / 50);
  expect(counts.left).toBeLessThan(COUNT / 50);
}, 600_000);
