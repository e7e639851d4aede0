import type { AnswerHeaders } from './answer-headers.ts';
import { isRestClientError, type RestClientFailure } from './errors/rest-client-failure.ts';

/** Data of an answer and what came with it. */
export interface Answer<T> {
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
  readonly headers: AnswerHeaders;
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

  readonly #begin: () => Promise<Answer<T>>;
  #answer: Promise<Answer<T>> | null = null;

  /** @internal */
  constructor(begin: () => Promise<Answer<T>>) {
    super(never);
    this.#begin = begin;
  }

  /** The data, and the status, the version and the headers that came with it. Fails as the call does. */
  withResponse(): Promise<Answer<T>> {
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
