import type { IncomingMessage, ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Tracks what a server is answering, so that it can stop without breaking any of it off. */
export function createInFlightAnswers(handler: Handler) {
  const open = new InFlightSet<ServerResponse>();
  let pending = 0;
  let draining = false;
  let onIdle = (): void => undefined;

  const onHandled = () => {
    pending -= 1;
    if (pending === 0) onIdle();
  };

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      response.once('close', open.add(response));
      if (draining) response.shouldKeepAlive = false;
      pending += 1;
      Promise.resolve(handler(request, response)).then(onHandled, onHandled);
    },
    /** Each answer from here on closes its connection: nobody sends another request into a closing one. */
    startDraining(): void {
      draining = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
    /** Resolves once nothing is pending, also not for callers that have gone: their writes are completed. */
    settled(): Promise<void> {
      return new Promise((resolve) => {
        onIdle = resolve;
        if (pending === 0) resolve();
      });
    },
  };
}

interface Entry<T> {
  readonly item: T;
  index: number;
}

/**
 * What is in flight. A swap-remove array: the tables that a `Set` outgrows keep pointing at the next one, so dead
 * entries (here: requests with all that belongs to them) survive until the next collection of old objects. Collecting
 * young ones took ten times as long.
 */
class InFlightSet<T> {
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
