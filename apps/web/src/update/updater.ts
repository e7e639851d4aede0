import {
  type CurrentConversation,
  planUpdate,
  STATE_FIELDS,
  type UpdateContext,
} from '@parley/domain/status';
import type { Outcome } from './outcome.ts';
import { nextToSend, type PendingEvent, reducePending } from './pending-reducer.ts';
import { NONE_PENDING, type PendingUpdate, type PendingUpdates, type Wish } from './pending-update.ts';
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

export interface UpdaterOptions {
  /** Sends one update. Never rejects: a fault is an outcome too. */
  readonly send: (update: PendingUpdate) => Promise<Outcome>;
  readonly onOutcome: (update: PendingUpdate, outcome: Outcome) => void;
  readonly context: () => UpdateContext;
  readonly newKey: () => string;
}

export type Updater = ReturnType<typeof createUpdater>;

/**
 * Carries what people ask for to the server: shown at once, one after the other per conversation,
 * side by side across conversations, and never dropped without an outcome.
 */
export function createUpdater({ send, onOutcome, context, newKey }: UpdaterOptions) {
  let pending: PendingUpdates = {};
  const listeners = new Set<() => void>();
  const history = createUndoHistory();

  function dispatch(event: PendingEvent): void {
    pending = reducePending(pending, event);
    for (const listener of listeners) listener();
  }

  async function pump(conversationId: string): Promise<void> {
    const update = nextToSend(pending, conversationId);
    if (!update) return;
    dispatch({ type: 'sent', update });
    const outcome = await send(update);
    if (outcome.kind === 'unsettled') dispatch({ type: 'held', update });
    else {
      history.settle(update.key, outcome.kind === 'saved' && outcome.changed ? outcome.undo : null);
      dispatch({ type: 'settled', update });
    }
    onOutcome(update, outcome);
    void pump(conversationId);
  }

  function enqueue(update: PendingUpdate): void {
    dispatch({ type: 'asked', update });
    const [head] = pending[update.conversationId] ?? [];
    // Asking for something new is also a wish that what is stuck before it goes through.
    if (head?.phase === 'held') dispatch({ type: 'retried', update: head });
    void pump(update.conversationId);
  }

  /** Shows and sends an update. Returns null when it would change nothing or cannot be planned. */
  function ask({ conversationId, subject, wish, seen, lastSeenMessageId, takeover }: Asked): string | null {
    const verdict = planUpdate(seen, wish, context());
    if (verdict.kind !== 'plan' || !verdict.changed) return null;
    const update: PendingUpdate = {
      key: newKey(),
      conversationId,
      subject,
      wish,
      expected: Object.fromEntries(STATE_FIELDS.map((field) => [field, seen[field]])),
      ...(verdict.next.status === 'done' && lastSeenMessageId && { lastSeenMessageId }),
      ...(takeover && { takeover }),
      undo: verdict.undo,
      undoes: false,
      phase: 'waiting',
    };
    if (update.undo) history.add({ key: update.key, conversationId, subject, undo: update.undo });
    enqueue(update);
    return update.key;
  }

  function takeBack({ conversationId, subject, undo }: UndoEntry): void {
    const { expected, ...wish } = undo;
    const key = newKey();
    enqueue({ key, conversationId, subject, wish, expected, undo: null, undoes: true, phase: 'waiting' });
  }

  function find(key: string): PendingUpdate | undefined {
    return Object.values(pending)
      .flat()
      .find((update) => update.key === key);
  }

  return {
    ask,
    /** Sends a held update again, with the same key. */
    retry(key: string): void {
      const update = find(key);
      if (update?.phase !== 'held') return;
      dispatch({ type: 'retried', update });
      void pump(update.conversationId);
    },
    /** Gives a held update up. The conversation must be read again: it may have been saved all the same. */
    giveUp(key: string): void {
      const update = find(key);
      if (update?.phase !== 'held') return;
      history.settle(key, null);
      dispatch({ type: 'settled', update });
      void pump(update.conversationId);
    },
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
