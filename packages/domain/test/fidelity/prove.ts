import { parseArgs } from 'node:util';
import { compare } from './compare.ts';

// The long form of the test: `pnpm --filter @parley/domain prove:guards [--documents 10000000] [--seed n]`.
const { values } = parseArgs({
  options: { documents: { type: 'string', default: '10000000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 32);
const comparison = compare(seed, Number(values.documents));
console.dir({ seed, ...comparison }, { depth: 20 });
process.exitCode = comparison.disagreements.length === 0 ? 0 : 1;
