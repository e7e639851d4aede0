import { untilLoaded } from '../until-loaded.ts';
import type { OutboxConnections } from './outbox.ts';

/** Loads what an outbox works with, which the first paint does not need. */
export function openOutbox(userId: string | null): Promise<OutboxConnections> {
  return untilLoaded(async () => {
    const { connectOutbox } = await import('./connect-outbox.ts');
    return connectOutbox(userId);
  });
}
