import {
  coerceInputValue,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { NotCompilable, type Variables } from './compilation.ts';

/** `null` = what was given is not what the operation declares. */
export type ToVariables = (given: Variables) => Variables | null;

/** How what was given becomes the variables of an operation (GraphQL, section 6.1.2). */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: Pick<OperationDefinitionNode, 'variableDefinitions'>,
): ToVariables {
  if (variableDefinitions.some(({ defaultValue }) => defaultValue !== undefined)) {
    return (given) => {
      const { variableValues } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 });
      return variableValues?.coerced ?? null;
    };
  }
  const declared = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) throw new NotCompilable('A variable has no type.');
    return { name: variable.name.value, isRequired: isNonNullType(type), coerce: coercionOf(type) };
  });
  return (given) => {
    // No name is anything else there, such as __proto__.
    const variables: Record<string, unknown> = Object.create(null);
    for (const { name, isRequired, coerce } of declared) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined && !isRequired) continue;
      const coerced = coerce(value);
      if (coerced === undefined) return null;
      variables[name] = coerced;
    }
    return variables;
  };
}

/** `undefined` = it is no such value. */
type Coerce = (value: unknown) => unknown;

const coercions = new WeakMap<GraphQLInputType, Coerce>();

function coercionOf(type: GraphQLInputType): Coerce {
  const known = coercions.get(type);
  if (known !== undefined) return known;
  const coerce = compileCoercion(type);
  coercions.set(type, coerce);
  return coerce;
}

function compileCoercion(type: GraphQLInputType): Coerce {
  if (isNonNullType(type)) {
    const coerce = coercionOf(type.ofType);
    return (value) => (value == null ? undefined : coerce(value));
  }
  const coerce = isInputObjectType(type) ? compileObject(type) : compileOther(type);
  return (value) => (value == null ? null : coerce(value));
}

/** What is no object is coerced by graphql itself, but for the objects of a list. */
function compileOther(type: GraphQLInputType): Coerce {
  if (!isListType(type)) return (value) => coerceInputValue(value, type);
  const coerce = coercionOf(type.ofType);
  return (value) => {
    const items = (Array.isArray(value) ? value : [value]).map(coerce);
    return items.includes(undefined) ? undefined : items;
  };
}

function compileObject(type: GraphQLInputObjectType): Coerce {
  const definitions = Object.values(type.getFields());
  const isPlain =
    !type.isOneOf &&
    definitions.every((field) => field.default === undefined && field.defaultValue === undefined);
  if (!isPlain) return (value) => coerceInputValue(value, type);
  const required = definitions.filter(isRequiredInputField).map(({ name }) => name);
  // Made when they are needed first: a type may hold itself.
  const fields = new Map<string, Coerce | GraphQLInputType>(
    definitions.map((field) => [field.name, field.type]),
  );
  const fieldOf = (name: string): Coerce | undefined => {
    const field = fields.get(name);
    if (field === undefined || typeof field === 'function') return field;
    const coerce = coercionOf(field);
    fields.set(name, coerce);
    return coerce;
  };
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const object: Record<string, unknown> = {};
    for (const [name, given] of Object.entries(value)) {
      if (given === undefined) continue;
      const coerced = fieldOf(name)?.(given);
      if (coerced === undefined) return undefined;
      object[name] = coerced;
    }
    return required.every((name) => object[name] !== undefined) ? object : undefined;
  };
}
