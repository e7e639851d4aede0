import { type Lease, PROCESS_LEASE } from './lease.ts';

/** Runs tasks of one conversation one after the other, and those of different conversations side by side. */
export type ConversationLock = <T>(conversation: number, task: (lease: Lease) => Promise<T>) => Promise<T>;

/** Among the updates of this process. */
export function createConversationLock(): ConversationLock {
  const tails = new Map<number, Promise<unknown>>();

  return function locked(conversation, task) {
    const result = (tails.get(conversation) ?? Promise.resolve()).then(() => task(PROCESS_LEASE));
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(conversation) === tail) tails.delete(conversation);
      });
    tails.set(conversation, tail);
    return result;
  };
}
