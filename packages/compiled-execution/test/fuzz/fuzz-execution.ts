// Compares the compiled execution with graphql's own on many operations: `pnpm --filter
// @parley/compiled-execution run fuzz [count] [seed]`. Ends with 1 at a difference, or where a rejection was left unhandled.
import { compareMany } from './compare-many.ts';

const [count = 100_000, seed = 20_261_128] = process.argv.slice(2).map(Number);
let unhandled = 0;
process.on('unhandledRejection', (reason) => {
  unhandled += 1;
  console.error('unhandled:', reason);
});
const begun = Date.now();
const counts = await compareMany(
  { seed, count },
  (run, { text, variables }, ours, theirs) =>
    console.error(`seed ${seed}, run ${run}:\n${text}\n${JSON.stringify(variables)}\n${ours}\n${theirs}\n`),
  (done, soFar) => {
    if (done % 5_000 === 0)
      console.log(`${done} of ${count}: ${JSON.stringify(soFar)}, ${unhandled} unhandled`);
  },
);
const seconds = Math.round((Date.now() - begun) / 1_000);
console.log(`${count} operations in ${seconds} s: ${JSON.stringify(counts)}, ${unhandled} unhandled`);
process.exitCode = counts.different + unhandled > 0 ? 1 : 0;
