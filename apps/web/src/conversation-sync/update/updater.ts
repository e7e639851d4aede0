import {
  type CurrentConversation,
  planUpdate,
  STATE_FIELDS,
  type UpdateContext,
  type UpdateVerdict,
} from '@parley/domain/status';
import { createStore } from '../../lib/store/create-store.ts';
import { createOutbox, type OutboxOptions } from '../outbox/outbox.ts';
import {
  NONE_PENDING,
  type PendingUpdate,
  type PendingUpdates,
  type QueuedUpdate,
  type UpdateIntent,
} from './pending-update.ts';
import { toPending } from './to-pending.ts';
import { createUndoHistory } from './undo-history.ts';
import { pageUndoStore, type UndoStep, type UndoStore } from './undo-store.ts';

export interface UpdateRequest {
  readonly conversationId: string;
  readonly subject: string;
  readonly intent: UpdateIntent;
  /** The conversation as the person sees it, pending updates included. */
  readonly seen: CurrentConversation;
  readonly lastSeenMessageId?: string | null | undefined;
  readonly takeover?: boolean;
}

export interface UpdaterOptions extends Omit<OutboxOptions, 'onChange' | 'ownKeys'> {
  readonly context: () => UpdateContext;
  readonly newKey: () => string;
  readonly undoStore?: UndoStore;
}

/** An intent of which no update is made: nothing would change, or the planner refuses it. */
export type NotQueued = Exclude<UpdateVerdict, { kind: 'plan' }> | { readonly kind: 'unchanged' };

/** An update or a bulk change that was taken back, and the updates that do it. */
export interface TakenBack {
  readonly id: string;
  readonly updates: readonly QueuedUpdate[];
}

export type Updater = ReturnType<typeof createUpdater>;

/** Turns what people ask for into updates, shows them at once, and hands them to the outbox. */
export function createUpdater({ context, newKey, undoStore = pageUndoStore, ...options }: UpdaterOptions) {
  const pending = createStore<PendingUpdates>({});
  const history = createUndoHistory(undoStore);
  const outbox = createOutbox({
    ...options,
    ownKeys: history.keys(),
    onOutcome(update, outcome, attempts) {
      if (outcome.kind === 'saved') history.settle(update.key, outcome.changed ? outcome.undo : null);
      options.onOutcome(update, outcome, attempts);
    },
    onRejected(update, result) {
      history.settle(update.key, null);
      options.onRejected(update, result);
    },
    onChange() {
      pending.set(toPending(outbox.entries(), pending.get()));
    },
  });

  function plan(request: UpdateRequest, bulk: string | undefined): QueuedUpdate | NotQueued {
    const { conversationId, subject, intent, seen, lastSeenMessageId, takeover } = request;
    const result = planUpdate(seen, intent, context());
    if (result.kind !== 'plan') return result;
    if (!result.changed) return { kind: 'unchanged' };
    return {
      key: newKey(),
      conversationId,
      subject,
      intent,
      expected: Object.fromEntries(STATE_FIELDS.map((field) => [field, seen[field]])),
      ...(result.next.status === 'done' && lastSeenMessageId && { lastSeenMessageId }),
      ...(takeover && { takeover }),
      undo: result.undo,
      undoes: false,
      ...(bulk !== undefined && { bulk }),
    };
  }

  /** Shows and sends updates, which one undo takes back together. */
  function submitAll(all: readonly UpdateRequest[], bulk?: string): readonly (QueuedUpdate | NotQueued)[] {
    const planned = all.map((request) => plan(request, bulk));
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

  function enqueue(updates: readonly QueuedUpdate[]): void {
    const stuck = updates.some(({ conversationId }) =>
      pending.get()[conversationId]?.some(({ phase }) => phase === 'held'),
    );
    outbox.add(updates);
    // Whoever asks for something new also wants what is stuck before it to go through.
    if (stuck) outbox.retry();
  }

  function takeBack({ id, entries }: UndoStep): TakenBack {
    const isBulk = entries.some(({ key }) => key !== id);
    const bulk = isBulk ? { bulk: newKey() } : {};
    const updates = entries.map(({ conversationId, subject, undo }): QueuedUpdate => {
      const { expected, ...intent } = undo;
      return { key: newKey(), conversationId, subject, intent, expected, undo: null, undoes: true, ...bulk };
    });
    enqueue(updates);
    return { id, updates };
  }

  return {
    /** Shows and sends an update. Returns null when it would change nothing or cannot be planned. */
    submit(request: UpdateRequest): string | null {
      const [update] = submitAll([request]);
      return update && 'key' in update ? update.key : null;
    },
    submitAll,
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
    pendingOf: (conversationId: string): readonly PendingUpdate[] =>
      pending.get()[conversationId] ?? NONE_PENDING,
    all: pending.get,
    subscribe: pending.subscribe,
  };
}
