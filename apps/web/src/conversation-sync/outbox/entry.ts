import type { QueuedUpdate } from '../update/pending-update.ts';
import type { KeptUpdate, Rejection } from './outbox-store.ts';

/** An update as one tab knows it. */
export interface Entry {
  readonly update: QueuedUpdate;
  readonly rejection: Rejection | null;
  /** Where it is kept. `nowhere` = not yet; `page` = the store refused it, so this tab alone has it. */
  readonly kept: 'nowhere' | 'store' | 'page';
  /** True while an answer is awaited. */
  readonly sending: boolean;
  /** True once another tab has had it saved; it is shown until this tab has read the conversation again. */
  readonly saved: boolean;
  /** How often it was sent without an answer that settles it. */
  readonly attempts: number;
  /** Not to be sent again before this instant (epoch milliseconds). */
  readonly notBefore: number;
}

export type Entries = readonly Entry[];

export function newEntry(update: QueuedUpdate): Entry {
  return {
    update,
    rejection: null,
    kept: 'nowhere',
    sending: false,
    saved: false,
    attempts: 0,
    notBefore: 0,
  };
}

export function findEntry(entries: Entries, key: string): Entry | undefined {
  return entries.find(({ update }) => update.key === key);
}

export function patchEntry(entries: Entries, key: string, patch: Partial<Omit<Entry, 'update'>>): Entries {
  return entries.map((entry) => (entry.update.key === key ? { ...entry, ...patch } : entry));
}

export function dropEntry(entries: Entries, key: string): Entries {
  return entries.filter(({ update }) => update.key !== key);
}

/**
 * The entries after the store was read. The store says what there is and in which order; the tab knows how
 * far each one is, what it has not stored yet, and what it still shows although it has been saved.
 */
export function reconcile(entries: Entries, kept: readonly KeptUpdate[]): Entries {
  const known = new Map(entries.map((entry) => [entry.update.key, entry]));
  const listed = new Set(kept.map(({ update }) => update.key));
  const shown = entries.filter(({ update, saved }) => saved && !listed.has(update.key));
  const own = entries.filter(({ update, kept }) => kept !== 'store' && !listed.has(update.key));
  const stored = kept.map(({ update, rejection }): Entry => {
    const entry = known.get(update.key);
    return entry?.kept === 'store' && entry.rejection?.kind === rejection?.kind
      ? entry
      : { ...(entry ?? newEntry(update)), kept: 'store', rejection };
  });
  return [...shown, ...stored, ...own.filter(({ saved }) => !saved)];
}
