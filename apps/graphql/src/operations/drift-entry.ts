import type { Drift } from '@parley/rest-client';

/** One kind of departure of the API's answers from its documented schema. Holds no value of an answer. */
export interface DriftEntry extends Pick<Drift, 'operation' | 'expected' | 'seen' | 'count'> {
  /** JSON Pointer into the answer, with `*` for the index of a list: as many places as the schema has. */
  readonly place: string;
}

export function toDriftEntry({ operation, path, expected, seen, count }: Drift): DriftEntry {
  return { operation, place: path.replace(/\/\d+(?=\/|$)/g, '/*'), expected, seen, count };
}
