import { retriedImport } from '../../lib/lazy/retried-import.ts';
import type { OutboxConnections } from './outbox.ts';

const connecting = retriedImport(() => import('./connect-outbox.ts').then((module) => module.connectOutbox));

/** The name by which the tabs of a user share what is not saved yet. */
export function outboxName(userId: string): string {
  return `parley.outbox.${userId}`;
}

/** Loads what an outbox works with, which the first paint does not need. */
export function openOutbox(userId: string | null): Promise<OutboxConnections> {
  return connecting
    .load()
    .then((connectOutbox) => connectOutbox(userId === null ? null : outboxName(userId)));
}
