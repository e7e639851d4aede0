import { createHash } from 'node:crypto';
import { createMemoryKeyValues } from './idempotency/key-values.ts';
import { createReplayStore, type ReplayStore } from './idempotency/replay-store.ts';
import { createMemoryUpdateLog, type UpdateLog } from './live/update-log.ts';
import { createMemoryRateLimiter, type RateLimiter } from './rate-limit/rate-limiter.ts';
import { connectRedis } from './redis/connect-redis.ts';
import { createRedisConversationLock } from './redis/redis-conversation-lock.ts';
import { createRedisKeyValues } from './redis/redis-key-values.ts';
import { createRedisRateLimiter } from './redis/redis-rate-limiter.ts';
import { createRedisUpdateLog } from './redis/redis-update-log.ts';
import type { GatewaySettings } from './settings.ts';
import { type ConversationLock, createConversationLock } from './update/conversation-lock.ts';

/** What gateways before one upstream share where that upstream has no versions, no keys or no feed. */
export interface SharedState {
  readonly locked: ConversationLock;
  readonly claim: ReplayStore;
  /** `null` = nobody is limited. */
  readonly rateLimiter: RateLimiter | null;
  readonly updates: UpdateLog;
  /** Rejects when it cannot be used. */
  reach(): Promise<void>;
  close(): void;
}

/** In this process, or in Redis. Opens no connection yet. */
export function createSharedState(
  { apiUrl, redisUrl, rateLimit }: Pick<GatewaySettings, 'apiUrl' | 'redisUrl' | 'rateLimit'>,
  { now, deadline }: { readonly now: () => number; readonly deadline: number },
): SharedState {
  const limitedHere = rateLimit ? createMemoryRateLimiter(rateLimit, now) : null;
  if (redisUrl === undefined) {
    return {
      locked: createConversationLock(),
      claim: createReplayStore(createMemoryKeyValues(now)),
      rateLimiter: limitedHere,
      updates: createMemoryUpdateLog(),
      reach: async () => {},
      close: () => {},
    };
  }
  const redis = connectRedis(redisUrl);
  const prefix = sharedPrefix(apiUrl);
  return {
    locked: createRedisConversationLock(redis, `${prefix}lock:`, { longestWrite: deadline }),
    claim: createReplayStore(createRedisKeyValues(redis, `${prefix}key:`)),
    rateLimiter:
      rateLimit && limitedHere
        ? createRedisRateLimiter(redis, `${prefix}rate:`, rateLimit, limitedHere)
        : null,
    updates: createRedisUpdateLog(redis, redisUrl, prefix),
    reach: () => redis.reach(),
    close: () => redis.close(),
  };
}

/** Of everything that is kept in Redis: gateways before another upstream may use the same one. */
export function sharedPrefix(apiUrl: string): string {
  const upstream = createHash('sha256').update(apiUrl.replace(/\/+$/, '')).digest('base64url');
  return `parley:${upstream.slice(0, 16)}:`;
}
