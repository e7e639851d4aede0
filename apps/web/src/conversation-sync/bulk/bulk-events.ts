import type { Announced } from '../update/announce.ts';
import type { QueuedUpdate, UpdateIntent } from '../update/pending-update.ts';
import type { NotQueued, UpdateRequest } from '../update/updater.ts';

/** One conversation of a bulk change, and what became of it. */
export interface BulkItem {
  readonly conversationId: string;
  readonly subject: string;
  /** Null = it could not even be asked for. */
  readonly update: QueuedUpdate | null;
  /** Null = under way; `dropped` = somebody has decided it. */
  readonly outcome: Announced | 'dropped' | null;
}

/** What happens to bulk changes. */
export type BulkEvent =
  | {
      readonly type: 'submitted';
      readonly bulk: string;
      readonly intent: UpdateIntent;
      readonly undoes: boolean;
      readonly items: readonly BulkItem[];
    }
  | { readonly type: 'ended'; readonly update: QueuedUpdate; readonly outcome: Announced }
  | { readonly type: 'dropped'; readonly key: string }
  /** Somebody leaves one as it is. */
  | { readonly type: 'left'; readonly bulk: string; readonly conversationId: string }
  | { readonly type: 'undone'; readonly bulk: string };

export function itemOf(update: QueuedUpdate): BulkItem {
  const { conversationId, subject } = update;
  return { conversationId, subject, update, outcome: null };
}

/** One item for each request, with what became of it. */
export function toItems(
  asked: readonly UpdateRequest[],
  results: readonly (QueuedUpdate | NotQueued)[],
): readonly BulkItem[] {
  return asked.map(({ conversationId, subject }, at): BulkItem => {
    const result = results[at];
    if (result && 'key' in result) return itemOf(result);
    return { conversationId, subject, update: null, outcome: result ? toOutcome(result) : NOT_LOADED };
  });
}

export const NOT_LOADED: Announced = { kind: 'refused', code: 'CONVERSATION_NOT_FOUND', message: '' };

function toOutcome(result: NotQueued): Announced {
  switch (result.kind) {
    case 'unchanged':
      return { kind: 'saved', changed: false, undo: null, warnings: [] };
    case 'refusal':
      return { kind: 'refused', code: result.code, message: result.message };
    case 'conflict':
      return NOT_LOADED;
  }
}

export type BulkEvents = ReturnType<typeof createBulkEvents>;

/** Carries events to the bulk notices, whose code is loaded later; until then the events wait. */
export function createBulkEvents() {
  let waiting: readonly BulkEvent[] = [];
  let listener: ((events: readonly BulkEvent[]) => void) | null = null;
  return {
    emit(event: BulkEvent): void {
      waiting = [...waiting, event];
      // The answers of one moment are handed over together.
      if (waiting.length === 1) setTimeout(flush);
    },
    connect(next: (events: readonly BulkEvent[]) => void): () => void {
      listener = next;
      flush();
      return () => {
        if (listener === next) listener = null;
      };
    },
  };

  function flush(): void {
    if (!listener || waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    listener(events);
  }
}
