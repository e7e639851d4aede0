// Long load at half of capacity: whether the heap grows, and whether sockets, timers and listeners come back to where
// they began. SOAK_SECONDS (600).
import { runSoak } from './run-soak.ts';

const seconds = Number(process.env.SOAK_SECONDS ?? 600);
const { rate, requests, failed, before, after, heap } = await runSoak({ seconds, warmUpSeconds: 15 });
const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(2);
const flat = Math.abs(heap.value) <= heap.plusMinus;

console.log(`soak of ${seconds} s at ${rate.toFixed(0)} requests a second, half of capacity`);
console.log(`  requests   ${requests}, failed ${failed}`);
console.log(`  heap       ${megabytes(before.heap)} MB before, ${megabytes(after.heap)} MB after`);
console.log(
  `  heap slope ${megabytes(heap.value)} ± ${megabytes(heap.plusMinus)} MB a minute (95 %): ${flat ? 'flat' : 'not flat'}`,
);
for (const what of ['sockets', 'timers', 'listeners'] as const) {
  console.log(`  ${what.padEnd(10)} ${before[what]} before, ${after[what]} after`);
}
