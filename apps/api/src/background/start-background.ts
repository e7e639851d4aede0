import { createRefolding } from '../conversations/refold-search-rows.ts';
import { wakeConversations } from '../conversations/wake-conversations.ts';
import type { Database } from '../database/database.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { EVENTS_CHANNEL } from '../events/queue-events.ts';
import { prune } from './prune.ts';
import { type BackgroundWork, repeat } from './repeat.ts';

const FEED_CHECK_INTERVAL_MS = 5_000;
const WAKE_INTERVAL_MS = 1_000;
const PRUNE_INTERVAL_MS = 600_000;
const REFOLD_INTERVAL_MS = 400;

export interface BackgroundContext {
  readonly database: Database;
  readonly feed: EventFeed;
  readonly now: () => number;
  /** How long responses to requests with a key are kept; milliseconds. */
  readonly idempotencyMs: number;
  /** How long events are kept; milliseconds. */
  readonly eventsMs: number;
  readonly onError: (error: unknown) => void;
}

/** Starts the background jobs of a process. */
export function startBackground(context: BackgroundContext): BackgroundWork[] {
  const { database, feed, now, idempotencyMs, eventsMs, onError } = context;
  const { kysely } = database;
  return [
    database.listen(EVENTS_CHANNEL, () => feed.wake()),
    // In case a notification was lost or the database was restored.
    repeat(FEED_CHECK_INTERVAL_MS, () => feed.check(), onError),
    repeat(
      WAKE_INTERVAL_MS,
      async () => {
        if ((await wakeConversations(kysely, now())) > 0) feed.wake();
      },
      onError,
    ),
    repeat(PRUNE_INTERVAL_MS, () => prune(kysely, { idempotencyMs, eventsMs }), onError),
    repeat(REFOLD_INTERVAL_MS, createRefolding(kysely), onError),
  ];
}
