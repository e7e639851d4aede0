import type { Announced } from '../update/announce.ts';
import type { AskedUpdate, Wish } from '../update/pending-update.ts';
import type { Asked, Unasked } from '../update/updater.ts';

/** One conversation of a bulk change, and what became of it. */
export interface BulkItem {
  readonly conversationId: string;
  readonly subject: string;
  /** Null = it could not even be asked for. */
  readonly update: AskedUpdate | null;
  /** Null = under way; `dropped` = somebody has decided it. */
  readonly outcome: Announced | 'dropped' | null;
}

/** What happens to bulk changes. */
export type BulkEvent =
  | {
      readonly type: 'asked';
      readonly bulk: string;
      readonly wish: Wish;
      readonly undoes: boolean;
      readonly items: readonly BulkItem[];
    }
  | { readonly type: 'ended'; readonly update: AskedUpdate; readonly outcome: Announced }
  | { readonly type: 'dropped'; readonly key: string }
  /** Somebody leaves one as it is. */
  | { readonly type: 'left'; readonly bulk: string; readonly conversationId: string }
  | { readonly type: 'undone'; readonly bulk: string };

export function itemOf(update: AskedUpdate): BulkItem {
  const { conversationId, subject } = update;
  return { conversationId, subject, update, outcome: null };
}

/** What became of wishes when they were asked for. */
export function toItems(
  asked: readonly Asked[],
  verdicts: readonly (AskedUpdate | Unasked)[],
): readonly BulkItem[] {
  return asked.map(({ conversationId, subject }, at): BulkItem => {
    const verdict = verdicts[at];
    if (verdict && 'key' in verdict) return itemOf(verdict);
    return { conversationId, subject, update: null, outcome: verdict ? toOutcome(verdict) : NOT_LOADED };
  });
}

export const NOT_LOADED: Announced = { kind: 'refused', code: 'CONVERSATION_NOT_FOUND', message: '' };

function toOutcome(verdict: Unasked): Announced {
  switch (verdict.kind) {
    case 'unchanged':
      return { kind: 'saved', changed: false, undo: null, warnings: [] };
    case 'refusal':
      return { kind: 'refused', code: verdict.code, message: verdict.message };
    case 'conflict':
      return NOT_LOADED;
  }
}

export type BulkEvents = ReturnType<typeof createBulkEvents>;

/** Carries events to what tells of them, which is loaded later; until then they wait. */
export function createBulkEvents() {
  let waiting: readonly BulkEvent[] = [];
  let hear: ((events: readonly BulkEvent[]) => void) | null = null;
  return {
    tell(event: BulkEvent): void {
      waiting = [...waiting, event];
      // The answers of one moment are told together.
      if (waiting.length === 1) setTimeout(flush);
    },
    connect(listener: (events: readonly BulkEvent[]) => void): () => void {
      hear = listener;
      flush();
      return () => {
        if (hear === listener) hear = null;
      };
    },
  };

  function flush(): void {
    if (!hear || waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    hear(events);
  }
}
