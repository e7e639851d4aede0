import {
  type CurrentConversation,
  planUpdate,
  STATE_FIELDS,
  type UpdateContext,
} from '@parley/domain/status';
import { createOutbox, type OutboxOptions } from '../outbox/outbox.ts';
import {
  type AskedUpdate,
  NONE_PENDING,
  type PendingUpdate,
  type PendingUpdates,
  type Wish,
} from './pending-update.ts';
import { toPending } from './to-pending.ts';
import { createUndoHistory, type UndoEntry } from './undo-history.ts';

export interface Asked {
  readonly conversationId: string;
  readonly subject: string;
  readonly wish: Wish;
  /** The conversation as the person sees it, pending updates included. */
  readonly seen: CurrentConversation;
  readonly lastSeenMessageId?: string | null | undefined;
  readonly takeover?: boolean;
}

export interface UpdaterOptions extends Omit<OutboxOptions, 'onChange'> {
  readonly context: () => UpdateContext;
  readonly newKey: () => string;
}

export type Updater = ReturnType<typeof createUpdater>;

/** Turns what people ask for into updates, shows them at once, and hands them to the outbox. */
export function createUpdater({ context, newKey, ...options }: UpdaterOptions) {
  let pending: PendingUpdates = {};
  const listeners = new Set<() => void>();
  const history = createUndoHistory();
  const outbox = createOutbox({
    ...options,
    onOutcome(update, outcome, attempts) {
      if (outcome.kind === 'saved') history.settle(update.key, outcome.changed ? outcome.undo : null);
      options.onOutcome(update, outcome, attempts);
    },
    onVerdict(update, verdict) {
      history.settle(update.key, null);
      options.onVerdict(update, verdict);
    },
    onChange() {
      pending = toPending(outbox.entries(), pending);
      for (const listener of listeners) listener();
    },
  });

  /** Shows and sends an update. Returns null when it would change nothing or cannot be planned. */
  function ask({ conversationId, subject, wish, seen, lastSeenMessageId, takeover }: Asked): string | null {
    const verdict = planUpdate(seen, wish, context());
    if (verdict.kind !== 'plan' || !verdict.changed) return null;
    const update: AskedUpdate = {
      key: newKey(),
      conversationId,
      subject,
      wish,
      expected: Object.fromEntries(STATE_FIELDS.map((field) => [field, seen[field]])),
      ...(verdict.next.status === 'done' && lastSeenMessageId && { lastSeenMessageId }),
      ...(takeover && { takeover }),
      undo: verdict.undo,
      undoes: false,
    };
    if (update.undo) history.add({ key: update.key, conversationId, subject, undo: update.undo });
    enqueue(update);
    return update.key;
  }

  function enqueue(update: AskedUpdate): void {
    const stuck = (pending[update.conversationId] ?? []).some(({ phase }) => phase === 'held');
    outbox.add(update);
    // Asking for something new is also a wish that what is stuck before it goes through.
    if (stuck) outbox.retry();
  }

  function takeBack({ conversationId, subject, undo }: UndoEntry): void {
    const { expected, ...wish } = undo;
    enqueue({ key: newKey(), conversationId, subject, wish, expected, undo: null, undoes: true });
  }

  return {
    ask,
    start: outbox.start,
    /** False while something that was asked for would not outlive this page. */
    isKept: (): boolean => outbox.entries().every(({ kept }) => kept === 'store'),
    /** Sends at once what waits for its next attempt, with the same keys. */
    retry: outbox.retry,
    /** Gives a held update up. The conversation must be read again: it may have been saved all the same. */
    giveUp(key: string): void {
      history.settle(key, null);
      void outbox.drop(key);
    },
    /** A person has seen how an update ended, and decided. */
    acknowledge(key: string): void {
      void outbox.drop(key);
    },
    /** Forgets every update of this user in this browser, also what was not saved yet. */
    forget: outbox.clear,
    /** Takes back one update, or the last one that can be; false if there is none. */
    undo(key?: string): boolean {
      const entry = history.take(key);
      if (!entry) return false;
      takeBack(entry);
      return true;
    },
    pendingOf: (conversationId: string): readonly PendingUpdate[] => pending[conversationId] ?? NONE_PENDING,
    all: (): PendingUpdates => pending,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
