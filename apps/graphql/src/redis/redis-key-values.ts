import type { KeyValues } from '../idempotency/key-values.ts';
import type { RedisConnection } from './connect-redis.ts';

const SWAP = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('del', KEYS[1]) else redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3]) end
return 1`;

export function createRedisKeyValues({ run }: RedisConnection, prefix: string): KeyValues {
  return {
    get: (key) => run((redis) => redis.get(prefix + key)),
    add: (key, value, ms) =>
      run(async (redis) => (await redis.set(prefix + key, value, 'PX', ms, 'NX')) === 'OK'),
    swap: (key, from, to, ms) =>
      run(async (redis) => (await redis.eval(SWAP, 1, prefix + key, from, to ?? '', ms)) === 1),
  };
}
