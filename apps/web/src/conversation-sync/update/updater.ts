import {
  type CurrentConversation,
  planUpdate,
  STATE_FIELDS,
  type UpdateContext,
  type UpdateVerdict,
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
import { createUndoHistory } from './undo-history.ts';
import { pageUndoStore, type UndoStep, type UndoStore } from './undo-store.ts';

export interface Asked {
  readonly conversationId: string;
  readonly subject: string;
  readonly wish: Wish;
  /** The conversation as the person sees it, pending updates included. */
  readonly seen: CurrentConversation;
  readonly lastSeenMessageId?: string | null | undefined;
  readonly takeover?: boolean;
}

export interface UpdaterOptions extends Omit<OutboxOptions, 'onChange' | 'own'> {
  readonly context: () => UpdateContext;
  readonly newKey: () => string;
  readonly undoStore?: UndoStore;
}

/** A wish that was not asked for: nothing would change, or the planner refuses it. */
export type Unasked = Exclude<UpdateVerdict, { kind: 'plan' }> | { readonly kind: 'unchanged' };

/** An update or a bulk change that was taken back, and the updates that do it. */
export interface TakenBack {
  readonly id: string;
  readonly updates: readonly AskedUpdate[];
}

export type Updater = ReturnType<typeof createUpdater>;

/** Turns what people ask for into updates, shows them at once, and hands them to the outbox. */
export function createUpdater({ context, newKey, undoStore = pageUndoStore, ...options }: UpdaterOptions) {
  let pending: PendingUpdates = {};
  const listeners = new Set<() => void>();
  const history = createUndoHistory(undoStore);
  const outbox = createOutbox({
    ...options,
    own: history.keys(),
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

  function plan(asked: Asked, bulk: string | undefined): AskedUpdate | Unasked {
    const { conversationId, subject, wish, seen, lastSeenMessageId, takeover } = asked;
    const verdict = planUpdate(seen, wish, context());
    if (verdict.kind !== 'plan') return verdict;
    if (!verdict.changed) return { kind: 'unchanged' };
    return {
      key: newKey(),
      conversationId,
      subject,
      wish,
      expected: Object.fromEntries(STATE_FIELDS.map((field) => [field, seen[field]])),
      ...(verdict.next.status === 'done' && lastSeenMessageId && { lastSeenMessageId }),
      ...(takeover && { takeover }),
      undo: verdict.undo,
      undoes: false,
      ...(bulk !== undefined && { bulk }),
    };
  }

  /** Shows and sends updates, which one undo takes back together. */
  function askAll(all: readonly Asked[], bulk?: string): readonly (AskedUpdate | Unasked)[] {
    const planned = all.map((asked) => plan(asked, bulk));
    const updates = planned.filter((update) => 'key' in update);
    const [first] = updates;
    if (!first) return planned;
    const entries = updates.flatMap(({ key, conversationId, subject, undo }) =>
      undo ? [{ key, conversationId, subject, undo }] : [],
    );
    history.add({ id: bulk ?? first.key, entries });
    enqueue(updates);
    return planned;
  }

  function enqueue(updates: readonly AskedUpdate[]): void {
    const stuck = updates.some(({ conversationId }) =>
      pending[conversationId]?.some(({ phase }) => phase === 'held'),
    );
    outbox.add(updates);
    // Asking for something new is also a wish that what is stuck before it goes through.
    if (stuck) outbox.retry();
  }

  function takeBack({ id, entries }: UndoStep): TakenBack {
    const isBulk = entries.some(({ key }) => key !== id);
    const bulk = isBulk ? { bulk: newKey() } : {};
    const updates = entries.map(({ conversationId, subject, undo }): AskedUpdate => {
      const { expected, ...wish } = undo;
      return { key: newKey(), conversationId, subject, wish, expected, undo: null, undoes: true, ...bulk };
    });
    enqueue(updates);
    return { id, updates };
  }

  return {
    /** Shows and sends an update. Returns null when it would change nothing or cannot be planned. */
    ask(asked: Asked): string | null {
      const [update] = askAll([asked]);
      return update && 'key' in update ? update.key : null;
    },
    askAll,
    start: outbox.start,
    isKept: outbox.isKept,
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
    forget(): Promise<void> {
      history.clear();
      return outbox.clear();
    },
    /** Takes back an update or a bulk change, or the last one that can be; null = there is none. */
    undo(id?: string): TakenBack | null {
      const step = history.take(id);
      return step ? takeBack(step) : null;
    },
    pendingOf: (conversationId: string): readonly PendingUpdate[] => pending[conversationId] ?? NONE_PENDING,
    all: (): PendingUpdates => pending,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
