import { createHash } from 'node:crypto';
import { createMemoryKeyValues } from './idempotency/memory-key-values.ts';
import { createReplayStore, type ReplayStore } from './idempotency/replay-store.ts';
import { createMemoryUpdateLog, type UpdateLog } from './live/update-log.ts';
import { createMemoryRateLimiter, type RateLimiter } from './rate-limit/rate-limiter.ts';
import { connectRedis } from './redis/connect-redis.ts';
import { createContinuity } from './redis/redis-continuity.ts';
import { createRedisConversationLock, toLeaseMs } from './redis/redis-conversation-lock.ts';
import { createRedisKeyValues } from './redis/redis-key-values.ts';
import { createRedisRateLimiter } from './redis/redis-rate-limiter.ts';
import { createRedisUpdateLog } from './redis/redis-update-log.ts';
import type { GatewaySettings } from './settings.ts';
import { type ConversationLock, createConversationLock } from './update/conversation-lock.ts';

type SharedSettings = Pick<
  GatewaySettings,
  'apiUrl' | 'redisUrl' | 'redisPrefix' | 'rateLimit' | 'keptKeys' | 'now'
>;

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
  { apiUrl, redisUrl, redisPrefix, rateLimit, keptKeys, now: clock }: SharedSettings,
  {
    now,
    deadline,
    notice,
  }: {
    readonly now: () => number;
    readonly deadline: number;
    /** Called with what the operator of the gateways should know. */
    readonly notice: (sentence: string) => void;
  },
): SharedState {
  const limitedHere = rateLimit ? createMemoryRateLimiter(rateLimit, now) : null;
  if (redisUrl === undefined) {
    return {
      locked: createConversationLock(),
      claim: createReplayStore(createMemoryKeyValues(keptKeys, clock), { longestWrite: deadline }),
      rateLimiter: limitedHere,
      updates: createMemoryUpdateLog(),
      reach: async () => {},
      close: () => {},
    };
  }
  const redis = connectRedis(redisUrl);
  const prefix = redisPrefix === undefined ? sharedPrefix(apiUrl) : `parley:${redisPrefix}:`;
  const { agree, begin } = createContinuity(redis, prefix, {
    leaseMs: toLeaseMs(deadline),
    onLost: createLossNotice(notice),
  });
  return {
    locked: createRedisConversationLock(redis, `${prefix}lock:`, { agree, longestWrite: deadline }),
    claim: createReplayStore(createRedisKeyValues(redis, `${prefix}key:`, agree), {
      longestWrite: deadline,
    }),
    rateLimiter:
      rateLimit && limitedHere
        ? createRedisRateLimiter(redis, `${prefix}rate:`, rateLimit, limitedHere)
        : null,
    updates: createRedisUpdateLog(redis, redisUrl, prefix),
    async reach() {
      await redis.reach();
      await begin();
      if (await redis.mayForget()) notice(FORGETFUL);
    },
    close: () => redis.close(),
  };
}

const FORGETFUL =
  'Redis gives up keys when its memory is full, and with them locks and idempotency keys; set its maxmemory-policy to noeviction.';
const NOTICE_EVERY_MS = 60_000;

/** Once a minute at most. */
function createLossNotice(notice: (sentence: string) => void): (seconds: number) => void {
  let noticedAt = Number.NEGATIVE_INFINITY;
  return (seconds) => {
    if (performance.now() - noticedAt < NOTICE_EVERY_MS) return;
    noticedAt = performance.now();
    notice(
      `Redis was restarted, emptied or replaced, and may have forgotten locks and keys: updates that need them are refused for ${seconds} seconds.`,
    );
  };
}

/**
 * Of everything that is kept in Redis: gateways before another upstream may use the same one. The same for each spelling
 * of an address.
 */
export function sharedPrefix(apiUrl: string): string {
  const address = new URL(apiUrl).href.replace(/\/+$/, '');
  const upstream = createHash('sha256').update(address).digest('base64url');
  return `parley:${upstream.slice(0, 16)}:`;
}
