/** A request as it arrived. */
export interface FakeRequest {
  readonly method: string;
  /** Path and query below the base URL. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body; `null` = none. */
  readonly body: string | null;
}

/** An answer as it is to be sent. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
