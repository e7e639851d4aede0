import type { FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from 'graphql';
import type { Place, Run } from './run.ts';

/** What belongs to all of an operation. */
export interface Compilation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** How many fields were compiled so far. */
  count: number;
  /** What an object of this type gets where it is selected so. */
  fieldsOf(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): CompiledFields;
}

/** The fields of an object of one type. */
export interface CompiledFields {
  readonly count: number;
  complete(source: unknown, run: Run, place: Place | undefined): unknown;
}
