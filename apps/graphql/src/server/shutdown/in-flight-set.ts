interface Entry<T> {
  readonly item: T;
  index: number;
}

/**
 * What is in flight. A swap-remove array: the tables that a `Set` outgrows keep pointing at the next one, so dead
 * entries (here: requests with all that belongs to them) survive until the next collection of old objects. Collecting
 * young ones took ten times as long.
 */
export class InFlightSet<T> {
  readonly #entries: Entry<T>[] = [];

  /** Adds an item; the returned function removes it, once. */
  add(item: T): () => void {
    const entry = { item, index: this.#entries.length };
    this.#entries.push(entry);
    return () => this.#remove(entry);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { item } of this.#entries) yield item;
  }

  /** The last one moves into the gap. */
  #remove(entry: Entry<T>): void {
    if (this.#entries[entry.index] !== entry) return;
    const last = this.#entries.pop() as Entry<T>;
    if (last === entry) return;
    this.#entries[entry.index] = last;
    last.index = entry.index;
    entry.index = -1;
  }
}
