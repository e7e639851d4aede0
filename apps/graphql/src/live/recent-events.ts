import type { LiveEvent } from './live-event.ts';

interface Slot {
  readonly event: LiveEvent;
  /** The id that this event follows. */
  readonly after: string;
}

/**
 * The newest events of a source, counted from 0. Readers keep no events, only the place where they are; whoever falls
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

  /** The place of the next event. */
  get end(): number {
    return this.#end;
  }

  add(event: LiveEvent): void {
    this.#slots[this.#end % this.#slots.length] = { event, after: this.#last };
    this.#end += 1;
    this.#last = event.id;
  }

  /** The place after an id; `null` = it is unknown, or no longer known what followed. */
  placeAfter(id: string): number | null {
    if (id === this.#last) return this.#end;
    // From the newest on, and only when somebody comes back: events come far more often.
    for (let place = this.#end - 1; place >= Math.max(0, this.#end - this.#slots.length); place -= 1) {
      if (this.#slots[place % this.#slots.length]?.after === id) return place;
    }
    return null;
  }

  /** The event at a place; `undefined` = none yet; `null` = no longer. */
  at(place: number): LiveEvent | null | undefined {
    if (place >= this.#end) return undefined;
    if (place < this.#end - this.#slots.length) return null;
    return this.#slots[place % this.#slots.length]?.event;
  }
}

/** What readers wait at until there is something new. */
export class News {
  readonly #waiting = new Set<() => void>();

  wake(): void {
    for (const goOn of this.#waiting) goOn();
  }

  /** Resolves at the next {@link wake}, or at the signal. */
  async next(signal: AbortSignal): Promise<void> {
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
