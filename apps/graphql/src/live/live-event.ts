import type { ConversationChange } from '@parley/domain';

/** One effective change of one conversation. */
export interface Changed {
  readonly kind: 'updated' | 'message';
  /** Its place: a subscription goes on after it. */
  readonly id: string;
  readonly conversationId: number;
  /** The version that the change led to; `null` = the upstream has none. */
  readonly version: string | null;
  readonly changes: readonly ConversationChange[];
  /** Who asked for it; `null` = nobody, or a program. */
  readonly userId: string | null;
  /** RFC 3339. */
  readonly at: string | null;
  /** Of whose updates it is one, where only that is known of who may see it; `null` = the upstream has decided. */
  readonly visibleTo: string | null;
}

/** `started`: everything after `id` follows. `resync`: so it does, but something before it may be missing. */
interface Position {
  readonly kind: 'started' | 'resync';
  readonly id: string;
}

export type LiveEvent = Changed | Position;

/** Where events come from, in their order. Several may be open at once. */
export interface EventSource {
  /**
   * Gives what follows `after`, without a gap; `null` = from now, beginning with `started`. Begins with `resync`
   * instead where it is not known what follows. Ends with the signal only; throws what a subscriber is told.
   */
  open(after: string | null, signal: AbortSignal): AsyncIterable<LiveEvent>;
}

export function isChanged(event: LiveEvent): event is Changed {
  return event.kind === 'updated' || event.kind === 'message';
}
