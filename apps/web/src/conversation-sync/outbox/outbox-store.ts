import type { Outcome } from '../update/outcome.ts';
import type { AskedUpdate } from '../update/pending-update.ts';

/** An answer that a person has to see: it stays until they have decided. */
export type Verdict = Extract<Outcome, { kind: 'conflict' | 'refused' }>;

/** An update as it is kept. Null verdict = not answered yet. */
export interface KeptUpdate {
  readonly update: AskedUpdate;
  readonly verdict: Verdict | null;
}

/** Where updates are kept until they are answered, shared by all tabs of one user. Operations may reject. */
export interface OutboxStore {
  /** False for one that is gone with the page. */
  readonly outlivesPage: boolean;
  /** Everything that is kept, in the order in which it was asked for in whatever tab. */
  load(): Promise<readonly KeptUpdate[]>;
  /** Resolves once the updates outlive the page: all of them, or none. */
  add(updates: readonly AskedUpdate[]): Promise<void>;
  /** Keeps the verdict with the update; does nothing when the update is no longer kept. */
  keepVerdict(key: string, verdict: Verdict): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}
