import type { OutboxConnections } from './outbox.ts';

const AGAIN_AFTER = 1_000;

/** Loads what an outbox works with, which the first paint does not need, and goes on trying until it is there. */
export async function openOutbox(userId: string | null): Promise<OutboxConnections> {
  for (;;) {
    try {
      const { connectOutbox } = await import('./connect-outbox.ts');
      return await connectOutbox(userId);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}
