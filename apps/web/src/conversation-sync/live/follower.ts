import type { ConversationChangedSubscription } from '../../generated/graphql.ts';
import { retryDelay } from '../../lib/timing/retry-delay.ts';

export type LiveEvent = ConversationChangedSubscription['conversationChanged'];

/** `off` = nobody asked for it, `disconnected` = it broke or was never there, and is being opened again. */
export type LiveState = 'off' | 'live' | 'disconnected';

export interface StreamListener {
  readonly onOpen: () => void;
  readonly onEvent: (event: LiveEvent) => void;
  /** It broke, or it ended without a fault: a gateway that stops says goodbye. */
  readonly onLost: () => void;
}

export interface FollowerOptions {
  /** Opens the stream behind the given event; null = from now. Returns what closes it. */
  readonly open: (after: string | null, listener: StreamListener) => () => void;
  readonly onChanged: (event: LiveEvent) => void;
  /** What was read before may be old, whatever it is. */
  readonly onGap: () => void;
  readonly onState: (state: LiveState) => void;
  /** Calls back after so many milliseconds; returns what forgets it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly chance: () => number;
}

const FAILURES_AFTER_OPEN = 2;

/** Follows every change without a gap: what ends, for whatever reason, is opened again behind the last event. */
export function createFollower({ open, onChanged, onGap, onState, after, chance }: FollowerOptions) {
  let lastId: string | null = null;
  let failures = 0;
  let close: (() => void) | null = null;
  let forget: (() => void) | null = null;

  function connect(): void {
    leave();
    let isCurrent = true;
    const listener: StreamListener = {
      onOpen() {
        if (!isCurrent) return;
        // Not forgotten altogether: a gateway that opens and ends at once is not asked all the time.
        failures = Math.min(failures, FAILURES_AFTER_OPEN);
        onState('live');
      },
      onEvent(event) {
        if (!isCurrent) return;
        failures = 0;
        lastId = event.id;
        // Between the first reading of the list and the start of the stream something may have happened, too.
        if (event.kind === 'STARTED' || event.kind === 'RESYNC') onGap();
        else onChanged(event);
      },
      onLost() {
        if (!isCurrent) return;
        leave();
        onState('disconnected');
        forget = after(retryDelay(failures++, chance()), connect);
      },
    };
    const closeStream = open(lastId, listener);
    close = () => {
      isCurrent = false;
      closeStream();
    };
  }

  function leave(): void {
    close?.();
    forget?.();
    close = forget = null;
  }

  return {
    /** Opens the stream; if it is being waited for, at once. */
    start(): void {
      if (close === null) connect();
    },
    /** Closes the stream and keeps its place. */
    stop(): void {
      leave();
      onState('off');
    },
  };
}
