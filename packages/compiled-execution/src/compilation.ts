import type { FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from 'graphql';
import type { Variables } from './compile-variables.ts';
import type { Path, Run } from './run.ts';

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
