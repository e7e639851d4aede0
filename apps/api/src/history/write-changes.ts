import type { Transaction, UpdateObject } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeField, ChangeRecord } from './change-record.ts';

interface Changed {
  readonly id: number;
  /** The version of the locked row, which is raised by one. */
  readonly version: number;
  readonly changes: readonly ChangeRecord[];
  /** Further columns to write, which are not recorded. */
  readonly columns?: UpdateObject<Tables, 'conversations'>;
  /** The user who asked; recorded with `EXPLICIT` changes only. */
  readonly userId: number | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Writes changes to a locked row, raises its version, and records each change. */
export async function writeChanges(transaction: Transaction<Tables>, changed: Changed): Promise<void> {
  const { id, version, changes } = changed;
  const { numUpdatedRows } = await transaction
    .updateTable('conversations')
    .set({ ...changed.columns, ...toColumns(changes), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`Conversation ${id} changed while its row was locked.`);
  if (changes.length === 0) return;
  await transaction
    .insertInto('history')
    .values(
      changes.map(({ field, from, to, cause }) => ({
        conversation_id: id,
        version: version + 1,
        field,
        from: toJson(from),
        to: toJson(to),
        cause,
        user_id: cause === 'EXPLICIT' ? changed.userId : null,
        at: new Date(changed.now),
      })),
    )
    .execute();
}

function toColumns(changes: readonly ChangeRecord[]): Partial<Record<ChangeField, never>> {
  // The planner guarantees that each value has the type of its column.
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]));
}

function toJson(value: ChangeRecord['to']): string | null {
  return value === null ? null : JSON.stringify(value);
}
