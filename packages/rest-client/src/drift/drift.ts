/** Departures of one kind at one place, in the answers of one operation. */
export interface Drift {
  /** The operation, such as `conversations.update`. */
  readonly operation: string;
  /** JSON Pointer (RFC 6901) into the answer; of several items of a list, the first. */
  readonly path: string;
  /** What the schema expects, such as `string`, or the values that the API page lists. */
  readonly expected: string;
  /** The kind of what came, never the value. */
  readonly seen: JsonKind;
  /**
   * `true`: a documented property came in another shape. `false`: what came has the documented shape, but is a value
   * of a list, or a kind of content, that this version does not know; it is passed on as `Unrecognized`, in every mode.
   */
  readonly known: boolean;
  /** How often it was met since it was last reported: 1 or more. */
  readonly count: number;
}

/** Kind of a JSON value; `missing` for none. */
export type JsonKind = 'missing' | 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** Told of each kind of departure when it is first met, and again after a minute if it goes on. */
export type OnDrift = (drift: Drift) => void;

/**
 * What happens when an answer departs from the documented schema. `observe`: it is reported and passed on as it came.
 * `strict`: it is reported, and the call fails with {@link ResponseDriftError}, which has the data; values that are
 * only not known fail nothing. `off`: answers are not compared.
 */
export type DriftMode = 'observe' | 'strict' | 'off';
