import { startOwnRedis } from '../doubles/own-redis.ts';
import { MOMENTS, standStill } from './stand-still.ts';

// Every moment for 3 seconds and for 40, which is longer than the lease of the default deadline.
const redis = await startOwnRedis();
let lost = 0;
for (const stopMs of [3_000, 40_000]) {
  const rounds = await Promise.all(
    MOMENTS.map((moment) => standStill(redis, { moment, stopMs, deadlineMs: 10_000 })),
  );
  for (const round of rounds) {
    lost += round.lost.length;
    const writes = round.applied.map(({ by, before, after }) => `${by}: ${before} -> ${after}`).join(', ');
    console.log(
      `${stopMs} ms at ${round.moment}: stopped ${round.stopped}, other ${round.other}; ${writes || 'no write'}`,
    );
  }
}
await redis.close();
console.log(`${lost} lost updates`);
process.exitCode = lost === 0 ? 0 : 1;
