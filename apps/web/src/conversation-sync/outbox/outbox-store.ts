import type { Outcome } from '../update/outcome.ts';
import type { QueuedUpdate } from '../update/pending-update.ts';

/** An answer that a person has to see: it stays until they have decided. */
export type Rejection = Extract<Outcome, { kind: 'conflict' | 'refused' }>;

/** An update as it is kept. Null rejection = not answered yet. */
export interface KeptUpdate {
  readonly update: QueuedUpdate;
  readonly rejection: Rejection | null;
}

/** Where updates are kept until they are answered, shared by all tabs of one user. Operations may reject. */
export interface OutboxStore {
  /** False for one that is gone with the page. */
  readonly outlivesPage: boolean;
  /** Everything that is kept, in the order in which it was asked for in whatever tab. */
  load(): Promise<readonly KeptUpdate[]>;
  /** Resolves once the updates outlive the page: all of them, or none. */
  add(updates: readonly QueuedUpdate[]): Promise<void>;
  /** Keeps the rejection with the update; does nothing when the update is no longer kept. */
  keepRejection(key: string, rejection: Rejection): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}
