import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';

interface Asked {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  /** Name of the argument that says how many. */
  readonly argument: string;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How many members a list is asked for, and whether a variable says so. */
export function sizeOf({ node, field, argument, operation, variables }: Asked): {
  readonly length: number;
  readonly varies: boolean;
} {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
  const usual = lengthOf(field.args.find(({ name }) => name === argument)?.defaultValue) ?? 1;
  if (value?.kind !== Kind.VARIABLE) return { length: writtenLength(value) ?? usual, varies: false };
  const name = value.name.value;
  const preset = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const length =
    given === undefined ? (writtenLength(preset?.defaultValue) ?? usual) : (lengthOf(given) ?? usual);
  return { length, varies: true };
}

/** A single value stands for a list of it, as GraphQL has it. */
function lengthOf(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 1;
}

function writtenLength(value: ValueNode | undefined): number | null {
  switch (value?.kind) {
    case undefined:
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return value.values.length;
    case Kind.INT:
      return Number(value.value);
    default:
      return 1;
  }
}
