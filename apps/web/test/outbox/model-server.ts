import { type CurrentConversation, planUpdate } from '@parley/domain/status';
import type { Outcome } from '../../src/conversation-sync/update/outcome.ts';
import type { QueuedUpdate, UpdateIntent } from '../../src/conversation-sync/update/pending-update.ts';

export interface Versioned {
  readonly state: CurrentConversation;
  readonly version: number;
}

/** An answer of the server, with the conversation that a browser's cache would take from it. */
export interface Answer {
  readonly outcome: Outcome;
  readonly conversation: Versioned;
}

/** Tests give each thing that is asked for a subject of its own; what takes it back bears the same. */
export function intentOf({ subject, undoes }: QueuedUpdate): string {
  return undoes ? `undo of ${subject}` : subject;
}

const FIELDS = { status: 'STATUS', userId: 'USER_ID', snoozeUntil: 'SNOOZE_UNTIL' } as const;

/** Keeps conversations as the gateway and the API do together: by the same planner, and each key once. */
export function createModelServer() {
  const conversations = new Map<string, Versioned>();
  const answered = new Map<string, Outcome>();
  const saved = new Set<string>();
  const applied: { readonly intent: string; readonly conversationId: string }[] = [];
  const touchedByOthers = new Set<string>();

  const read = (id: string): Versioned =>
    conversations.get(id) ?? { state: { status: 'to-do', userId: null, snoozeUntil: null }, version: 1 };

  return {
    read,
    /** What was changed, in order, by the intent that asked for it and not by its key. */
    applied: applied as readonly { readonly intent: string; readonly conversationId: string }[],
    touchedByOthers: touchedByOthers as ReadonlySet<string>,
    /** Intents that were answered with success, also those that had nothing left to change. */
    saved: saved as ReadonlySet<string>,
    byOther(id: string, intent: UpdateIntent, now: number): void {
      const { state, version } = read(id);
      touchedByOthers.add(id);
      const result = planUpdate(state, intent, { actor: { kind: 'human', userId: 9 }, now });
      if (result.kind === 'plan' && result.changed) {
        conversations.set(id, { state: { ...state, ...result.next }, version: version + 1 });
      }
    },
    update(update: QueuedUpdate, now: number): Answer {
      const { key, conversationId: id, intent, expected } = update;
      const first = answered.get(key);
      if (first) return { outcome: first, conversation: read(id) };
      const { state, version } = read(id);
      const result = planUpdate(state, { ...intent, expected }, { actor: { kind: 'human', userId: 1 }, now });
      if (result.kind === 'conflict') {
        const outcome: Outcome = {
          kind: 'conflict',
          fields: result.fields.map((field) => FIELDS[field]),
          // What the page would show of it; the outbox only carries it.
          current: { id } as Extract<Outcome, { kind: 'conflict' }>['current'],
        };
        return { outcome, conversation: read(id) };
      }
      if (result.kind !== 'plan') {
        return {
          outcome: { kind: 'refused', code: 'INVALID_INPUT', message: 'No.' },
          conversation: read(id),
        };
      }
      if (result.changed) {
        conversations.set(id, { state: { ...state, ...result.next }, version: version + 1 });
        applied.push({ intent: intentOf(update), conversationId: id });
      }
      const outcome: Outcome = { kind: 'saved', changed: result.changed, undo: result.undo, warnings: [] };
      answered.set(key, outcome);
      saved.add(intentOf(update));
      return { outcome, conversation: read(id) };
    },
  };
}
