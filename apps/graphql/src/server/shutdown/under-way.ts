interface Place<T> {
  readonly item: T;
  index: number;
}

/**
 * What is under way. No Set, although it says the same: each table that a Set outgrows goes on pointing at the next one,
 * and so what was in them (here: requests with all that belongs to them) is taken for alive until the next collection
 * of old objects. Collecting young ones took ten times as long.
 */
export class UnderWay<T> {
  readonly #places: Place<T>[] = [];

  /** Adds an item; the function that is given takes it out, once. */
  begin(item: T): () => void {
    const place = { item, index: this.#places.length };
    this.#places.push(place);
    return () => this.#end(place);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { item } of this.#places) yield item;
  }

  /** The last one moves into the gap. */
  #end(place: Place<T>): void {
    if (this.#places[place.index] !== place) return;
    const last = this.#places.pop() as Place<T>;
    if (last === place) return;
    this.#places[place.index] = last;
    last.index = place.index;
    place.index = -1;
  }
}
