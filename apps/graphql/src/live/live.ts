import type { RestClient } from '@parley/rest-client';
import type { Caller } from '../auth/caller.ts';
import { ExpectedError } from '../failures/expected-error.ts';
import { createSharedFeed, type SharedFeed } from './shared-feed.ts';
import type { UpdateEvent, UpdateLog } from './update-log.ts';
import { createUpstreamSource } from './upstream-source.ts';

/** What this process knows of changes as they happen. */
export interface Live {
  /** A subscription to the feed of what a caller may see: the upstream's, or that of the gateways' own updates. Throws where there are too many. */
  subscribe(caller: Caller, kind: 'own' | 'upstream'): FeedSubscription;
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
    subscribe: createLiveFeeds(client, log),
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

const MAX_PER_CALLER = 100;
const MAX_FEEDS = 1_000;

/** A subscription of one caller to a feed; counted until it ends. */
interface FeedSubscription {
  readonly feed: SharedFeed;
  end(): void;
}

/**
 * What subscriptions of this process read from. The upstream decides for each token what it may see, so each token
 * has a feed of its own, which all who speak with it share.
 */
function createLiveFeeds(client: RestClient, log: UpdateLog) {
  const own = createSharedFeed(log);
  const feeds = new Map<string, SharedFeed>();
  const counts = new Map<string, number>();

  function count(key: string, by: 1 | -1): number {
    const number = (counts.get(key) ?? 0) + by;
    if (number === 0) counts.delete(key);
    else counts.set(key, number);
    return number;
  }

  /** `own`: the upstream has no feed, so it is that of the gateways. Throws where there are too many. */
  return function subscribe(caller: Caller, kind: 'own' | 'upstream'): FeedSubscription {
    const callerKey = `caller ${caller.id}`;
    const feedKey = caller.tokenId;
    const known = kind === 'own' ? own : feeds.get(feedKey);
    const isFull = known === undefined && feeds.size >= MAX_FEEDS;
    if (isFull || (counts.get(callerKey) ?? 0) >= MAX_PER_CALLER) throw tooMany();
    const feed = known ?? createSharedFeed(createUpstreamSource(client.withToken(caller.token)));
    if (feed !== own) feeds.set(feedKey, feed);
    count(callerKey, 1);
    count(feedKey, 1);
    let ended = false;
    return {
      feed,
      end() {
        if (ended) return;
        ended = true;
        count(callerKey, -1);
        if (count(feedKey, -1) === 0) feeds.delete(feedKey);
      },
    };
  };
}

function tooMany(): ExpectedError {
  return new ExpectedError(
    'RATE_LIMITED',
    'There are too many subscriptions already; end one of them, or try again later.',
  );
}
