import type { RestClient } from '@parley/rest-client';
import type { Caller } from '../auth/caller.ts';
import { createLiveFeeds, type FeedPlace } from './live-feeds.ts';
import type { UpdateEvent, UpdateLog } from './update-log.ts';

/** What this process knows of changes as they happen. */
export interface Live {
  /** A place in the feed of what a caller may see: the upstream's, or that of the gateways' own updates. Throws where there are too many. */
  takePlace(caller: Caller, kind: 'own' | 'upstream'): FeedPlace;
  /** Tells every gateway of an update of this one; `undefined` = done. Never rejects. */
  announce(event: UpdateEvent): Promise<void> | undefined;
  /** Aborted when subscriptions are to go on elsewhere. */
  readonly ended: AbortSignal;
  /** Every subscription is complete from here on. What was announced is told all the same. */
  end(): void;
  close(): Promise<void>;
}

/** `client` has connections of its own, since each feed keeps one. */
export function createLive(client: RestClient, log: UpdateLog): Live {
  const ending = new AbortController();
  return {
    takePlace: createLiveFeeds(client, log),
    announce: (event) => log.append(event),
    ended: ending.signal,
    end: () => ending.abort(),
    async close() {
      ending.abort();
      log.close();
      await client.close();
    },
  };
}
