import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EventFeed } from './event-feed.ts';
import { toFrame } from './select-events.ts';

const MAX_BUFFERED_BYTES = 256 * 1024;
/** A batch above this size means that the reader is catching up. */
const CATCH_UP_EVENTS = 100;
const CATCH_UP_TIMEOUT_MS = 15_000;

interface Start {
  /** The last event that the reader has; events after it follow. */
  readonly position: number;
  /** The event to send first. */
  readonly greeting: 'hello' | 'reset' | null;
}

const ID = /^[0-9]{1,16}$/;

/** Where a reader starts: after its last event if no later one is pruned, else at the newest event. */
export async function findStart(feed: EventFeed, lastEventId: string | undefined): Promise<Start> {
  const { prunedTo, current } = await feed.bounds();
  if (lastEventId === undefined) return { position: current, greeting: 'hello' };
  const position = ID.test(lastEventId) ? Number(lastEventId) : Number.NaN;
  if (position >= prunedTo && position <= current) return { position, greeting: null };
  return { position: current, greeting: 'reset' };
}

/**
 * Writes events until the signal. A reader that is catching up gets the next batch once it has read the last one. A
 * reader that stops reading is disconnected, and can resume later from its last event.
 */
export async function sendEvents(
  response: ServerResponse,
  feed: EventFeed,
  { position, greeting }: Start,
  signal: AbortSignal,
): Promise<void> {
  let last = position;
  if (greeting) response.write(toFrame(greeting, last, { id: last }));
  while (!signal.aborted) {
    const events = await feed.after(last);
    if (events === null) {
      last = (await feed.bounds()).current;
      response.write(toFrame('reset', last, { id: last }));
      continue;
    }
    for (const event of events) response.write(event.frame);
    last = events.at(-1)?.id ?? last;
    if (response.writableLength > MAX_BUFFERED_BYTES) {
      response.destroy();
      return;
    }
    if (events.length === 0) await feed.waitForEvents(signal);
    else if (events.length > CATCH_UP_EVENTS) await waitForDrain(response, signal);
  }
}

async function waitForDrain(response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (!response.writableNeedDrain) return;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(CATCH_UP_TIMEOUT_MS)]);
  try {
    await once(response, 'drain', { signal: limit });
  } catch {
    response.destroy();
  }
}
