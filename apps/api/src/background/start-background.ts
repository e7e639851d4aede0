import type { Database } from '../database/database.ts';
import { EVENTS_CHANNEL } from '../events/append-event.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { type BackgroundWork, repeat } from './repeat.ts';

const LOOK_FOR_EVENTS_MS = 5_000;

/** What a process does beside answering requests. */
export function startBackground(database: Database, feed: EventFeed): BackgroundWork[] {
  return [
    database.listen(EVENTS_CHANNEL, () => feed.wake()),
    // In case a notification got lost.
    repeat(
      LOOK_FOR_EVENTS_MS,
      async () => feed.wake(),
      () => {},
    ),
  ];
}
