/** Data of an answer and what came with it. */
export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  /** The value inside a strong ETag, to be given as `ifMatch`; `null` when there is none. */
  readonly version: string | null;
  /** `X-Request-Id`; `null` when there is none. */
  readonly requestId: string | null;
  /** `true` = the API gave again what it answered the first time under the `idempotencyKey`; nothing changed now. */
  readonly replayed: boolean;
  /** How many requests were begun. With more than one, what was `replayed` may be the work of this very call. */
  readonly attempts: number;
}

/**
 * A call that is under way: await it for the data, or `withResponse()` for the data and what came with it.
 * It starts at once, awaited or not.
 */
export interface Call<T> extends Promise<T> {
  withResponse(): Promise<Answer<T>>;
}

/** A failure is reported as unhandled exactly when the caller looks at neither promise. */
export function toCall<T>(answer: Promise<Answer<T>>): Call<T> {
  const data = answer.then((whole) => whole.data);
  return Object.assign(data, {
    withResponse() {
      data.catch(() => undefined);
      return answer.then((whole) => whole);
    },
  });
}
