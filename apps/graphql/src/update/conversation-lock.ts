/** Runs tasks of one conversation one after the other, and those of different conversations side by side. */
export function createConversationLock() {
  const tails = new Map<number, Promise<unknown>>();

  return function locked<T>(conversation: number, task: () => Promise<T>): Promise<T> {
    const result = (tails.get(conversation) ?? Promise.resolve()).then(task);
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(conversation) === tail) tails.delete(conversation);
      });
    tails.set(conversation, tail);
    return result;
  };
}

export type ConversationLock = ReturnType<typeof createConversationLock>;
