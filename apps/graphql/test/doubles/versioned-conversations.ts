export type Row = Readonly<Record<string, unknown>>;

/** Who changed something and why. */
export interface Doing {
  readonly cause?: string;
  readonly userId?: number | null;
  /** Properties that were not asked for but implied. */
  readonly implied?: readonly string[];
}

export interface RecordedRow {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly cause: string;
}

const AT = '2026-01-02T12:00:00Z';

/** Conversations with versions, and a history that is written together with each change. */
export function createVersionedConversations(conversations: readonly Row[]) {
  const rows = new Map<number, Record<string, unknown>>(
    conversations.map((row) => [Number(row.id), { version: '1', ...row }]),
  );
  const history: (RecordedRow & Row)[] = [];

  /** Raises the version whatever is changed. */
  function change(id: number, more: Row, { cause = 'EXPLICIT', userId = null, implied = [] }: Doing = {}) {
    const row = rows.get(id) ?? { id, version: '0' };
    const next = { ...row, ...more, version: String(Number(row.version) + 1) };
    rows.set(id, next);
    const changes = diff(row, next).map((change) => ({
      ...change,
      cause: implied.includes(change.field) ? 'POLICY' : cause,
    }));
    for (const change of changes) {
      history.unshift({
        ...change,
        id: history.length + 1,
        conversation_id: id,
        version: next.version,
        user_id: change.cause === 'EXPLICIT' ? userId : null,
        at: AT,
      });
    }
    return changes;
  }

  return {
    rows,
    change,
    /** Carries out the body of a PATCH; what changes nothing raises no version. */
    patch(id: number, { status, user, snooze_until }: Row, doing: Doing) {
      const more = {
        ...(status !== undefined && { status }),
        ...(user !== undefined && { user: user ?? undefined }),
        ...(snooze_until !== undefined && { snooze_until }),
      };
      const row = rows.get(id) ?? {};
      return diff(row, { ...row, ...more }).length === 0 ? [] : change(id, more, doing);
    },
    historyOf: (id: number) => history.filter((entry) => entry.conversation_id === id),
  };
}

function diff(before: Row, after: Row): Omit<RecordedRow, 'cause'>[] {
  const values = [
    { field: 'status', from: before.status, to: after.status },
    { field: 'user_id', from: userIdOf(before), to: userIdOf(after) },
    { field: 'snooze_until', from: before.snooze_until ?? null, to: after.snooze_until ?? null },
  ];
  return values.filter(({ from, to }) => from !== to);
}

function userIdOf({ user }: Row): unknown {
  return (user as Row | undefined)?.id ?? null;
}
