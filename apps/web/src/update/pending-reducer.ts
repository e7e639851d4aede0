import type { PendingUpdate, PendingUpdates } from './pending-update.ts';

export type PendingEvent =
  | { readonly type: 'asked'; readonly update: PendingUpdate }
  | { readonly type: 'sent' | 'held' | 'retried' | 'settled'; readonly update: PendingUpdate };

const PHASES = { sent: 'sending', held: 'held', retried: 'waiting' } as const;

/** What is pending after an event. Updates of one conversation keep their order. */
export function reducePending(state: PendingUpdates, event: PendingEvent): PendingUpdates {
  const { conversationId, key } = event.update;
  const queue = state[conversationId] ?? [];
  switch (event.type) {
    case 'asked':
      return { ...state, [conversationId]: [...queue, event.update] };
    case 'settled': {
      const { [conversationId]: _, ...others } = state;
      const rest = queue.filter((update) => update.key !== key);
      return rest.length === 0 ? others : { ...state, [conversationId]: rest };
    }
    default: {
      const phase = PHASES[event.type];
      return {
        ...state,
        [conversationId]: queue.map((update) => (update.key === key ? { ...update, phase } : update)),
      };
    }
  }
}

/** The update to send next: updates of one conversation go one after the other, and wait behind a held one. */
export function nextToSend(state: PendingUpdates, conversationId: string): PendingUpdate | null {
  const head = state[conversationId]?.[0];
  return head?.phase === 'waiting' ? head : null;
}
