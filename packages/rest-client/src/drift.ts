/** One place where an answer departs from the documented schema. */
export interface Drift {
  /** The operation, such as `conversations.update`. */
  readonly operation: string;
  /** JSON Pointer (RFC 6901) into the answer. */
  readonly path: string;
  /** What the schema expects, such as `string`. */
  readonly expected: string;
  /** The kind of what came, never the value. */
  readonly seen: JsonKind;
}

/** Kind of a JSON value; `missing` for none. */
export type JsonKind = 'missing' | 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** Told of each departure, at most 32 per answer. */
export type OnDrift = (drift: Drift) => void;
