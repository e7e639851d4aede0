import {
  type FieldNode,
  type GraphQLError,
  type GraphQLOutputType,
  isNonNullType,
  locatedError,
} from 'graphql';
import type { Variables } from './compile-variables.ts';

/** One execution of an operation. */
export interface Run {
  readonly context: unknown;
  readonly variables: Variables;
  /** What went wrong so far. */
  readonly errors: GraphQLError[];
}

/** Where a value is in the answer. */
export interface Place {
  readonly prev: Place | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** Gives what belongs into the answer, or throws what went wrong there. */
export type Complete = (value: unknown, run: Run, place: Place | undefined) => unknown;

/** Notes what went wrong and leaves null, or, where null may not be, passes it on to what is around. */
export function settleError(
  thrown: unknown,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  place: Place,
  run: Run,
): null {
  const error = locatedError(thrown, nodes as FieldNode[], toPath(place));
  if (isNonNullType(type)) throw error;
  run.errors.push(error);
  return null;
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function toPath(place: Place | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.prev) path.push(at.key);
  return path.reverse();
}
