/** The right to write, for a time. */
export interface Turn {
  /** Whether it still lasts, and will for as long as one write may take. Asked before each write. */
  lasts(): Promise<boolean>;
  /**
   * Whether it has lasted until this moment without a gap, by this process's own clock. Asked right before a write is
   * sent, since this process may have stood still meanwhile, and after it was answered.
   */
  isHeld(): boolean;
}

/** Runs tasks of one conversation one after the other, and those of different conversations side by side. */
export type ConversationLock = <T>(conversation: number, task: (turn: Turn) => Promise<T>) => Promise<T>;

/** A turn that nobody can take away. */
export const ENDLESS_TURN: Turn = { lasts: async () => true, isHeld: () => true };

/** Lasts as long as both do. */
export function joinTurns(first: Turn, second: Turn): Turn {
  if (first === ENDLESS_TURN) return second;
  if (second === ENDLESS_TURN) return first;
  return {
    lasts: async () => (await first.lasts()) && (await second.lasts()),
    isHeld: () => first.isHeld() && second.isHeld(),
  };
}

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
