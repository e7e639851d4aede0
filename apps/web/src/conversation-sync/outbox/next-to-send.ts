import type { QueuedUpdate } from '../update/pending-update.ts';
import type { Entries } from './entry.ts';

/** A browser has few connections to a host, and the list has to load beside a long queue. */
const MAX_CONCURRENT = 16;

export interface Sender {
  /** A tab that does not lead sends nothing but what it alone has. */
  readonly leading: boolean;
  /** Conversations with an update under way, until its answer has been kept. */
  readonly busy: ReadonlySet<string>;
}

export interface NextToSend {
  readonly send: readonly QueuedUpdate[];
  /** When to look again (epoch milliseconds); null = not before something happens. */
  readonly wakeAt: number | null;
}

/**
 * Which updates to send now: the oldest of each conversation, one after the other within it and side by
 * side across. One that waits for its next attempt holds back what comes behind it in its conversation only.
 */
export function nextToSend(entries: Entries, { leading, busy }: Sender, now: number): NextToSend {
  let free = MAX_CONCURRENT - busy.size;
  let wakeAt = Number.POSITIVE_INFINITY;
  const send: QueuedUpdate[] = [];
  const seen = new Set(busy);
  for (const { update, rejection, kept, saved, notBefore } of entries) {
    if (rejection || saved || seen.has(update.conversationId)) continue;
    seen.add(update.conversationId);
    if (!(kept === 'page' || (leading && kept === 'store'))) continue;
    if (notBefore > now) wakeAt = Math.min(wakeAt, notBefore);
    else if (free > 0) {
      free -= 1;
      send.push(update);
    }
  }
  return { send, wakeAt: Number.isFinite(wakeAt) ? wakeAt : null };
}
