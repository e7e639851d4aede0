import type { GraphQLError } from 'graphql';
import type { Variables } from './compile-variables.ts';

/** One execution of an operation. */
export interface Run {
  readonly context: unknown;
  readonly variables: Variables;
  /** What went wrong so far. */
  readonly errors: GraphQLError[];
}

/** Where a value is in the answer. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  /** Whether null stands there because of an error: what goes wrong below it is not reported any more. */
  isNulled: boolean;
}

/** Gives what belongs into the answer, or throws what went wrong there. */
export type Complete = (value: unknown, run: Run, path: Path | undefined) => unknown;
