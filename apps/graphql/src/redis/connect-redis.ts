import { Redis } from 'ioredis';
import { CoordinationError } from '../failures/coordination-error.ts';

const COMMAND_MS = 2_000;

/** At start: what was asked to be shared is not, so nothing may begin. */
export class RedisUnreachableError extends Error {
  override readonly name = 'RedisUnreachableError';
}

/** What several gateways share. Connects at the first command, or when it is told to. */
export function connectRedis(url: string) {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: COMMAND_MS,
    commandTimeout: COMMAND_MS,
    maxRetriesPerRequest: 1,
  });
  // Each command reports its own failure; without a listener ioredis also prints every failed connection.
  redis.on('error', () => undefined);

  return {
    /** Rejects when it cannot be reached; needed only to know that early. */
    async reach(): Promise<void> {
      try {
        await redis.connect();
        await redis.ping();
      } catch (cause) {
        throw new RedisUnreachableError('The Redis of the gateways cannot be reached.', { cause });
      }
    },
    /** Whether it drops what it was told to keep when its memory is full; false where it does not say. */
    async mayForget(): Promise<boolean> {
      const info = await redis.info('memory').catch(() => '');
      return /^maxmemory:[1-9]/m.test(info) && !/^maxmemory_policy:noeviction/m.test(info);
    },
    /** Runs one command; what fails is a {@link CoordinationError}. */
    async run<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
      try {
        return await command(redis);
      } catch (cause) {
        throw new CoordinationError('The Redis of the gateways cannot be used.', { cause });
      }
    },
    close(): void {
      redis.disconnect();
    },
  };
}

export type RedisConnection = ReturnType<typeof connectRedis>;
