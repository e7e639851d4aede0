import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConversationLock, createConversationLock, type Turn } from '../update/conversation-lock.ts';
import { CoordinationError } from '../update/coordination-error.ts';
import type { RedisConnection } from './connect-redis.ts';

const PATIENCE_MS = 10_000;
const MARGIN_MS = 5_000;
const POLL_MS = 20;

// Each names the token: a gateway that was away too long must not touch the lease of the next one.
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/**
 * Among the updates of all gateways with the same prefix. The upstream knows no versions, so nobody checks a token
 * there: instead a write begins only under a lease that was renewed just before and outlasts it.
 */
export function createRedisConversationLock(
  { run }: RedisConnection,
  prefix: string,
  { longestWrite }: { readonly longestWrite: number },
): ConversationLock {
  const leaseMs = longestWrite + MARGIN_MS;
  // One of this process at a time asks Redis, however many wait here.
  const lockedHere = createConversationLock();

  return (conversation, task) =>
    lockedHere(conversation, async () => {
      const key = `${prefix}${conversation}`;
      const token = randomUUID();
      const renew = () => run(async (redis) => (await redis.eval(RENEW, 1, key, token, leaseMs)) === 1);
      await acquire(key, token);
      const renewal = setInterval(() => void renew().catch(() => undefined), leaseMs / 3).unref();
      const turn: Turn = { lasts: () => renew().catch(() => false) };
      try {
        return await task(turn);
      } finally {
        clearInterval(renewal);
        // What cannot be released runs out.
        await run((redis) => redis.eval(RELEASE, 1, key, token)).catch(() => undefined);
      }
    });

  async function acquire(key: string, token: string): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
      if (await run(async (redis) => (await redis.set(key, token, 'PX', leaseMs, 'NX')) === 'OK')) return;
      await pause(Math.random() * POLL_MS);
    }
    throw new CoordinationError('Another gateway holds the lock of this conversation.');
  }
}
