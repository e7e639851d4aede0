import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CoordinationError } from '../failures/coordination-error.ts';
import { type ConversationLock, createConversationLock } from '../update/conversation-lock.ts';
import { keepLease } from '../update/lease.ts';
import type { RedisConnection } from './connect-redis.ts';
import type { Agree } from './redis-continuity.ts';

const PATIENCE_MS = 10_000;
const MARGIN_MS = 5_000;
const POLL_MS = 20;
/** Of a gateway with the longest deadline that there may be; nobody has to wait longer for one that is gone. */
const LONGEST_LEASE_MS = 125_000;

// A lock that would never end is somebody's mistake: it gets an end.
const ACQUIRE = `
if redis.call('set', KEYS[1], ARGV[3], 'px', ARGV[1], 'nx') then return { 0, 1 } end
local left = redis.call('pttl', KEYS[1])
if left < 0 or left > ${LONGEST_LEASE_MS} then redis.call('pexpire', KEYS[1], ${LONGEST_LEASE_MS}) end
return { 0, 0 }`;
// Each names the token: a gateway that was away too long must not touch the lease of the next one.
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** How long a lock isHeldForWrite without being renewed: longer than a write. */
export function toLeaseMs(longestWrite: number): number {
  return longestWrite + MARGIN_MS;
}

/**
 * Among the updates of all gateways with the same prefix. The upstream knows no versions, so nobody checks a token
 * there: instead a write begins only under a lease that was renewed just before and outlasts it.
 */
export function createRedisConversationLock(
  { run }: RedisConnection,
  prefix: string,
  { agree, longestWrite }: { readonly agree: Agree; readonly longestWrite: number },
): ConversationLock {
  const leaseMs = toLeaseMs(longestWrite);
  const times = { leaseMs, longestWrite, everyMs: leaseMs / 3 };
  // One of this process at a time asks Redis, however many wait here.
  const lockedHere = createConversationLock();

  return (conversation, task) =>
    lockedHere(conversation, async () => {
      const key = `${prefix}${conversation}`;
      const token = randomUUID();
      const renew = () => run(async (redis) => (await redis.eval(RENEW, 1, key, token, leaseMs)) === 1);
      const lease = keepLease(await acquire(key, token), renew, times);
      try {
        return await task(lease);
      } finally {
        lease.end();
        // What cannot be released runs out.
        await run((redis) => redis.eval(RELEASE, 1, key, token)).catch(() => undefined);
      }
    });

  /** Since when. */
  async function acquire(key: string, token: string): Promise<number> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
      const asked = performance.now();
      if ((await agree(ACQUIRE, key, token)) === 1) return asked;
      await pause(Math.random() * POLL_MS);
    }
    throw new CoordinationError('Another gateway holds the lock of this conversation.');
  }
}
