import type { Redact } from './errors/base.ts';
import { ProtocolError } from './errors/client.ts';
import { isRestClientError, type RestClientFailure } from './errors/guards.ts';
import type { TransportResponse } from './transport/transport.ts';

/** Data of an answer and what came with it. */
export interface ApiResponse<T> {
  readonly data: T;
  readonly status: number;
  /**
   * To be given as `ifMatch`: the `version` of the body, as conversations have it, else the value inside a strong ETag that no proxy has
   * rewritten; `null` when there is neither.
   */
  readonly version: string | null;
  /** `X-Request-Id`; `null` when there is none. */
  readonly requestId: string | null;
  /** Every header of the answer, by name. */
  readonly headers: ResponseHeaders;
  /** `true` = the API gave again what it answered the first time under the `idempotencyKey`; nothing changed now. */
  readonly replayed: boolean;
  /** How many requests were begun. With more than one, what was `replayed` may be the work of this very call. */
  readonly attempts: number;
}

/** How a call ended, as a value: `error.code` tells the failures apart. */
export type SafeResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: RestClientFailure };

/**
 * A call that may be made: `await` it for the data, `withResponse()` for the data and what came with it, `safe()` for
 * a value that says how it ended. Lazy: nothing is sent before one of them is asked for (or `then`, as `Promise.all`
 * does), and asking again asks for the same answer. Its input is taken when it is made.
 */
export class Call<T> extends Promise<T> {
  /** What `then` and `finally` make are plain promises. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #begin: () => Promise<ApiResponse<T>>;
  #answer: Promise<ApiResponse<T>> | null = null;

  /** @internal */
  constructor(begin: () => Promise<ApiResponse<T>>) {
    super(never);
    this.#begin = begin;
  }

  /** The data, and the status, the version and the headers that came with it. Fails as the call does. */
  withResponse(): Promise<ApiResponse<T>> {
    this.#answer ??= this.#begin();
    return this.#answer;
  }

  /** Never rejects with an error of this package: gives `{ ok: true, data }` or `{ ok: false, error }`. */
  async safe(): Promise<SafeResult<T>> {
    try {
      return { ok: true, data: (await this.withResponse()).data };
    } catch (error) {
      if (isRestClientError(error)) return { ok: false, error: error as RestClientFailure };
      throw error;
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: a call is a promise that begins when it is looked at.
  override then<A = T, B = never>(
    onData?: ((data: T) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    // Without `onData`, A is T.
    return this.withResponse().then(({ data }) => (onData ? onData(data) : (data as unknown as A)), onError);
  }
}

function never(): void {}

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
  constructor(begin: () => Promise<ApiResponse<P>>, next: (cursor: string) => Call<P>) {
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

function toCircleError({ status, requestId, attempts }: ApiResponse<unknown>): ProtocolError {
  return new ProtocolError('The API gave the cursor of a page twice, so its pages have no end.', {
    outcome: 'unknown',
    attempts,
    requestId,
    status,
  });
}

/** The headers of an answer. */
export class ResponseHeaders {
  readonly #response: Pick<TransportResponse, 'header'> | null;
  readonly #redact: Redact;

  /** @internal */
  constructor(response: Pick<TransportResponse, 'header'> | null, redact: Redact) {
    this.#response = response;
    this.#redact = redact;
  }

  /** Value of a header, its name in any case; `null` when there is none. An echo of the token is left out of it. */
  get(name: string): string | null {
    const value = this.#response?.header(name.toLowerCase()) ?? null;
    return value === null ? null : this.#redact(value);
  }
}

/** Of an answer that was not kept. */
export const NO_HEADERS = /* @__PURE__ */ new ResponseHeaders(null, (text) => text);
