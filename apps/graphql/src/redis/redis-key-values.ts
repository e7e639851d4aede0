import type { KeyValues } from '../idempotency/key-values.ts';
import type { RedisConnection } from './connect-redis.ts';
import type { Agree } from './redis-continuity.ts';

const ADD = `
if redis.call('set', KEYS[1], ARGV[3], 'px', ARGV[4], 'nx') then return { 0, 1 } end
return { 0, 0 }`;

const SWAP = `
local found = redis.call('get', KEYS[1])
if found and found ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('del', KEYS[1]) else redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3]) end
return 1`;

/** Bounded by the memory of that Redis, which has to refuse when it is full (`maxmemory-policy noeviction`). */
export function createRedisKeyValues({ run }: RedisConnection, prefix: string, agree: Agree): KeyValues {
  return {
    get: ({ name }) => run((redis) => redis.get(prefix + name)),
    add: async ({ name }, value, ms) =>
      (await agree(ADD, prefix + name, value, ms)) === 1 ? 'added' : 'taken',
    swap: ({ name }, from, to, ms) =>
      run(async (redis) => (await redis.eval(SWAP, 1, prefix + name, from, to ?? '', ms)) === 1),
  };
}
