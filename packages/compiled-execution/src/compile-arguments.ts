import {
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  getArgumentValues,
  Kind,
  type ValueNode,
} from 'graphql';
import type { Variables } from './compilation.ts';

type Arguments = Readonly<Record<string, unknown>>;

const NO_ARGUMENTS: Arguments = Object.freeze({});

/** The arguments of a field by the variables, with what is in the document decided already (GraphQL, section 6.4.1). */
export function compileArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Variables) => Arguments {
  if (field.args.length === 0) return () => NO_ARGUMENTS;
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  if ([...given.values()].some((value) => value.kind !== Kind.VARIABLE && holdsVariables(value))) {
    return (variables) => getArgumentValues(field, node, toValues(variables));
  }
  // All of them, in their order; those of variables are put in when they are known.
  const fixed: Record<string, unknown> = {};
  const named: { readonly argument: string; readonly variable: string }[] = [];
  for (const argument of field.args) {
    const value = given.get(argument.name);
    if (value?.kind === Kind.VARIABLE) {
      named.push({ argument: argument.name, variable: value.name.value });
      fixed[argument.name] = null;
    }
    // Looks at nothing but the arguments of the field.
    else Object.assign(fixed, getArgumentValues({ args: [argument] } as never, node, toValues({})));
  }
  return (variables) => {
    const values = { ...fixed };
    for (const { argument, variable } of named) {
      const value = Object.hasOwn(variables, variable) ? variables[variable] : null;
      // Then the default decides, or null where it may be.
      if (value === null) return getArgumentValues(field, node, toValues(variables));
      values[argument] = value;
    }
    return values;
  };
}

function holdsVariables(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(holdsVariables);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariables(field.value));
  return value.kind === Kind.VARIABLE;
}

/** Where they come from is asked only for those within a scalar that is written as a list or an object. */
function toValues(coerced: Variables): GraphQLResolveInfo['variableValues'] {
  return { sources: {}, coerced };
}
