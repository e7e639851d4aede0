/** A turn with a conversation. */
export interface Turn {
  /** Whether it still lasts, and will for as long as one write may take. Asked right before each write. */
  lasts(): Promise<boolean>;
}

/** Runs tasks of one conversation one after the other, and those of different conversations side by side. */
export type ConversationLock = <T>(conversation: number, task: (turn: Turn) => Promise<T>) => Promise<T>;

/** A turn that nobody can take away. */
export const ENDLESS_TURN: Turn = { lasts: async () => true };

/** Among the updates of this process. */
export function createConversationLock(): ConversationLock {
  const tails = new Map<number, Promise<unknown>>();

  return function locked(conversation, task) {
    const result = (tails.get(conversation) ?? Promise.resolve()).then(() => task(ENDLESS_TURN));
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(conversation) === tail) tails.delete(conversation);
      });
    tails.set(conversation, tail);
    return result;
  };
}
