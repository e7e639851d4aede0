import { describe, expect, it, onTestFinished } from 'vitest';
import { hasRedisServer, startOwnRedis } from '../doubles/own-redis.ts';
import { type Moment, standStill } from './stand-still.ts';

// `pnpm measure:standstill` has all moments, with the default deadline, for 3 and for 40 seconds.
const DEADLINE_MS = 1_000;

describe.skipIf(!hasRedisServer())('a gateway before an API without versions that stands still', () => {
  const moments: readonly Moment[] = ['renewal-answered', 'write'];

  it('for longer than its lease writes over nothing that it has not seen, or says that it may have', async () => {
    const redis = await startOwnRedis();
    onTestFinished(redis.close);
    const rounds = await Promise.all(
      moments.map((moment) => standStill(redis, { moment, stopMs: 6_500, deadlineMs: DEADLINE_MS })),
    );
    expect(rounds.map(({ lost }) => lost)).toEqual(moments.map(() => []));
    expect(rounds.map(({ moment, stopped, other }) => [moment, stopped, other])).toEqual([
      ['renewal-answered', 'UPSTREAM_UNAVAILABLE', 'UpdateConversationSuccess'],
      // It was carried out, and whether nobody else had written meanwhile it cannot know.
      ['write', 'OUTCOME_UNKNOWN', 'CONFLICT'],
    ]);
  }, 60_000);
});
