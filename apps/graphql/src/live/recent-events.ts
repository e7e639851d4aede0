import type { LiveEvent } from './live-event.ts';

interface Slot {
  readonly event: LiveEvent;
  /** The id that this event follows. */
  readonly after: string;
}

/**
 * The newest events of a source, counted from 0. Readers keep no events, only the index where they are; whoever falls
 * behind the oldest one finds nothing there, and has to go on from elsewhere.
 */
export class RecentEvents {
  readonly #slots: (Slot | undefined)[];
  #last: string;
  #end = 0;

  constructor(limit: number, start: string) {
    this.#slots = Array(limit).fill(undefined);
    this.#last = start;
  }

  /** The id of the newest event. */
  get last(): string {
    return this.#last;
  }

  /** The index of the next event. */
  get end(): number {
    return this.#end;
  }

  add(event: LiveEvent): void {
    this.#slots[this.#end % this.#slots.length] = { event, after: this.#last };
    this.#end += 1;
    this.#last = event.id;
  }

  /** The index after an id; `null` = it is unknown, or no longer known what followed. */
  indexAfter(id: string): number | null {
    if (id === this.#last) return this.#end;
    // From the newest on, and only when somebody comes back: events come far more often.
    for (let index = this.#end - 1; index >= Math.max(0, this.#end - this.#slots.length); index -= 1) {
      if (this.#slots[index % this.#slots.length]?.after === id) return index;
    }
    return null;
  }

  /** The event at a index; `undefined` = none yet; `null` = no longer. */
  at(index: number): LiveEvent | null | undefined {
    if (index >= this.#end) return undefined;
    if (index < this.#end - this.#slots.length) return null;
    return this.#slots[index % this.#slots.length]?.event;
  }
}

/** Lets readers wait until there is something new. */
export class Notifier {
  readonly #waiting = new Set<() => void>();

  notify(): void {
    for (const goOn of this.#waiting) goOn();
  }

  /** Resolves at the next {@link notify}, or at the signal. */
  async wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const goOn = () => {
        this.#waiting.delete(goOn);
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      this.#waiting.add(goOn);
      signal.addEventListener('abort', goOn);
    });
  }
}
