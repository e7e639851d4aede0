import type { Caller } from '../auth/caller.ts';
import type { GatewayContext } from '../context.ts';
import { ExpectedError } from '../failures/expected-error.ts';
import { toFailure } from '../failures/upstream-failure.ts';
import type { ConversationObject, Reading } from '../upstream/conversation.ts';
import { cancellable } from './cancellable.ts';
import { checkFilter, type Filter, isFollowed } from './is-followed.ts';
import { type Changed, isChanged, type LiveEvent } from './live-event.ts';
import type { SharedFeed } from './shared-feed.ts';
import { watchCaller } from './watch-caller.ts';

const USERS_MS = 60_000;

/** One event as one subscriber gets it. */
export interface Told {
  readonly event: LiveEvent;
  /** As it is now; `null` = it cannot be read, or not by this subscriber. Read once, and only if asked for. */
  readonly conversation: () => Promise<ConversationObject | null>;
}

/**
 * Follows what the caller may see. Where the upstream has a feed it decides with the caller's token; of the updates
 * of other callers that only the gateways know, a subscriber is told once its own token has read the conversation.
 */
export async function followConversations(
  context: GatewayContext,
  args: { readonly filter?: Filter | null | undefined; readonly after?: string | null | undefined },
): Promise<AsyncIterable<Told>> {
  const filter = checkFilter(args.filter);
  const { caller } = context;
  if (caller === null) throw new ExpectedError('UNAUTHENTICATED');
  const { events, certain } = await context.capabilities();
  if (!certain) throw new ExpectedError('UPSTREAM_UNAVAILABLE');
  const following = { context, caller, filter, after: args.after ?? null };
  return cancellable(async function* (ending) {
    const subscription = context.live.subscribe(caller, events ? 'upstream' : 'own');
    // Nothing stands between the two: a subscription that is not ended counts forever for this caller.
    try {
      yield* follow(subscription.feed, following, ending);
    } finally {
      subscription.end();
    }
  }, context.live.ended);
}

interface Following {
  readonly context: GatewayContext;
  readonly caller: Caller;
  readonly filter: Filter | null;
  readonly after: string | null;
}

async function* follow(
  feed: SharedFeed,
  { context, caller, filter, after }: Following,
  ending: AbortSignal,
): AsyncGenerator<Told, void> {
  const { refused, stop } = watchCaller(caller, context.now());
  try {
    const forget = createForget(context.now());
    for await (const event of feed.follow(after, AbortSignal.any([ending, refused]))) {
      if (refused.aborted) break;
      forget(context);
      const isVisible = !isChanged(event) || event.visibleTo === null || event.visibleTo === caller.tokenId;
      const told = await tell(context, event, { filter, isVisible });
      if (refused.aborted) break;
      if (told !== null) yield told;
    }
    if (!ending.aborted) refused.throwIfAborted();
  } finally {
    stop();
  }
}

/** What was loaded, and asked, for the event before is not for this one; only users hardly change. */
function createForget(start: number) {
  let listedAt = start;
  return (context: GatewayContext) => {
    const { userNamed, ...begun } = context.begin();
    const areUsersOld = context.now() - listedAt > USERS_MS;
    if (areUsersOld) listedAt = context.now();
    Object.assign(context, begun, areUsersOld && { userNamed });
  };
}

async function tell(
  context: GatewayContext,
  event: LiveEvent,
  { filter, isVisible }: { readonly filter: Filter | null; readonly isVisible: boolean },
): Promise<Told | null> {
  if (!isChanged(event)) return { event, conversation: async () => null };
  let asked: Promise<Reading> | null = null;
  const read = () => {
    asked ??= readNow(context, event);
    return asked;
  };
  const told: Told = {
    event,
    async conversation() {
      const reading = await read();
      return reading.kind === 'found' ? reading.conversation : null;
    },
  };
  if (isVisible && filter === null) return told;
  try {
    const reading = await read();
    // Rather too much than too little of what may be seen; nothing of what may not.
    if (reading.kind !== 'found') return isVisible ? told : null;
    return filter === null || isFollowed(filter, event, reading.conversation) ? told : null;
  } catch (error) {
    if (toFailure(error, { conversationId: '' })?.kind !== 'unavailable') throw error;
    return isVisible ? told : { event: { kind: 'resync', id: event.id }, conversation: async () => null };
  }
}

async function readNow(context: GatewayContext, { conversationId }: Changed): Promise<Reading> {
  return context.read(context.upstream(), conversationId, await context.capabilities());
}
