import type {
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';

/** By their names; what was not given is absent. */
export type Variables = Readonly<Record<string, unknown>>;

/** What belongs to all of an operation. */
export interface Compilation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The values of the variables that decide what is selected. */
  readonly conditions: Variables;
  /** Counts the fields that are compiled; throws where they are too many. */
  count(): void;
  /** What an object of this type gets where it is selected so. */
  fieldsOf(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): CompiledFields;
}

/** The fields of an object of one type. */
export interface CompiledFields {
  complete(source: unknown, run: Run, path: Path | undefined): unknown;
  /** One after the other, each when what the one before it does is done. */
  completeSerially(source: unknown, run: Run): unknown;
}

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

/** A document that has to be executed step by step. */
export class NotCompilable extends Error {
  override readonly name = 'NotCompilable';
}
