import {
  type Conversation,
  type ConversationChange,
  type ConversationUpdate,
  DOCUMENTED_POLICY,
  planUpdate,
  toCurrentConversation,
  type User,
} from '@parley/domain';

/** The conversations of a fake API, and what updates make of them. */
export interface FakeConversations {
  find(id: number): Conversation | undefined;
  all(): Conversation[];
  /** As if somebody else had changed it; raises the version. Throws when there is no such conversation. */
  change(id: number, values: Partial<Conversation>): Conversation;
  /** Carries an update out as the API does: the same planner, a new version only where something changed. */
  update(id: number, update: ConversationUpdate, context: UpdateContext): Updated;
}

interface UpdateContext {
  /** Who asks. */
  readonly userId: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Updated =
  | {
      readonly kind: 'updated';
      readonly conversation: Conversation;
      readonly changes: readonly ConversationChange[];
    }
  | { readonly kind: 'refused'; readonly pointer: string; readonly detail: string }
  | { readonly kind: 'no-such-user' };

export function createFakeConversations(
  given: readonly Conversation[],
  users: readonly User[],
): FakeConversations {
  const rows = new Map(given.map((row) => [row.id, { ...row, version: row.version ?? '1' }]));

  const change = (id: number, values: Partial<Conversation>): Conversation => {
    const row = rows.get(id);
    if (row === undefined) throw new RangeError(`The fake API has no conversation ${id}.`);
    const changed = { ...row, ...values, version: String(Number(row.version) + 1) };
    rows.set(id, changed);
    return changed;
  };

  return {
    find: (id) => rows.get(id),
    all: () => [...rows.values()],
    change,
    update(id, { status, user_id, snooze_until }, { userId, now }) {
      const row = rows.get(id);
      if (row === undefined) throw new RangeError(`The fake API has no conversation ${id}.`);
      const verdict = planUpdate(
        toCurrentConversation(row),
        { status, userId: user_id, snoozeUntil: snooze_until },
        { actor: { kind: 'human', userId }, now, policy: DOCUMENTED_POLICY },
      );
      if (verdict.kind === 'conflict') throw new Error('A conflict although nothing was expected.');
      if (verdict.kind === 'refusal') {
        return { kind: 'refused', pointer: '/snooze_until', detail: verdict.message };
      }
      const { patch, changed, changes } = verdict;
      const user = users.find((known) => known.id === patch.user_id);
      if (typeof patch.user_id === 'number' && user === undefined) return { kind: 'no-such-user' };
      if (!changed) return { kind: 'updated', conversation: row, changes };
      const { user_id: assigned, ...values } = patch;
      const conversation = change(id, { ...values, ...(assigned !== undefined && { user }) });
      return { kind: 'updated', conversation, changes };
    },
  };
}
