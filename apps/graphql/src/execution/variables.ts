import {
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';

export type VariableValues = GraphQLResolveInfo['variableValues'];

/** `null` = they are not what the operation declares. */
export function toVariableValues(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): VariableValues | null {
  return getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).variableValues ?? null;
}
