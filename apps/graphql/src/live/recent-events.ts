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
  /** The place after each id that can still be gone on from. */
  readonly #places = new Map<string, number>();
  #last: string;
  #end = 0;

  constructor(limit: number, start: string) {
    this.#slots = Array(limit).fill(undefined);
    this.#last = start;
    this.#places.set(start, 0);
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
    const index = this.#end % this.#slots.length;
    const oldest = this.#slots[index];
    if (oldest && this.#places.get(oldest.after) === this.#end - this.#slots.length) {
      this.#places.delete(oldest.after);
    }
    this.#slots[index] = { event, after: this.#last };
    this.#end += 1;
    this.#last = event.id;
    this.#places.set(event.id, this.#end);
  }

  /** The place after an id; `null` = it is unknown, or no longer known what followed. */
  placeAfter(id: string): number | null {
    return this.#places.get(id) ?? null;
  }

  /** The event at a place; `undefined` = none yet; `null` = no longer. */
  at(place: number): LiveEvent | null | undefined {
    if (place >= this.#end) return undefined;
    if (place < this.#end - this.#slots.length) return null;
    return this.#slots[place % this.#slots.length]?.event;
  }
}
