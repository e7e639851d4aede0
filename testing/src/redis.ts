import { Redis } from 'ioredis';

const URL = process.env.REDIS_URL || 'redis://127.0.0.1:6379';

/** The address of a Redis that tests may use; `null` = there is none, and one line says so. */
export async function reachableRedis(): Promise<string | null> {
  const redis = new Redis(URL, { lazyConnect: true, connectTimeout: 500, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return URL;
  } catch {
    console.log('gateways share no Redis in these tests (none at REDIS_URL or 127.0.0.1:6379)');
    return null;
  } finally {
    redis.disconnect();
  }
}
