import { type Answer, Call } from './call.ts';
import { ProtocolError } from './errors/protocol-error.ts';

/** One page of many items. */
export interface Page<Item> {
  readonly data: Item[];
  /** For the next page; `null` = this is the last. */
  readonly nextCursor: string | null;
}

type ItemOf<P> = P extends Page<infer Item> ? Item : never;

/**
 * A call for one page, and the way to all that follow: `await` gives the page, `for await` each item from this page to
 * the last, `pages()` each page. A further page is asked for when the loop gets there, with the same options; each
 * page has the whole deadline, the signal ends them all. A loop that is left asks for nothing more.
 */
export class PageCall<P extends Page<unknown>> extends Call<P> implements AsyncIterable<ItemOf<P>> {
  readonly #next: (cursor: string) => Call<P>;

  /** @internal */
  constructor(begin: () => Promise<Answer<P>>, next: (cursor: string) => Call<P>) {
    super(begin);
    this.#next = next;
  }

  async *pages(): AsyncGenerator<P, void, undefined> {
    const cursors = new Set<string>();
    for (let answer = await this.withResponse(); ; ) {
      yield answer.data;
      const { nextCursor } = answer.data;
      if (nextCursor === null) return;
      // An API that sends the reader round in a circle would otherwise be read for ever.
      if (cursors.has(nextCursor)) throw toCircleError(answer);
      cursors.add(nextCursor);
      answer = await this.#next(nextCursor).withResponse();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<P>, void, undefined> {
    for await (const { data } of this.pages()) yield* data as ItemOf<P>[];
  }
}

function toCircleError({ status, requestId, attempts }: Answer<unknown>): ProtocolError {
  return new ProtocolError('The API gave the cursor of a page twice, so its pages have no end.', {
    outcome: 'unknown',
    attempts,
    requestId,
    status,
  });
}
