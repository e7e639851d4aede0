import type { Choices } from '@parley/testing/choices';
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

const MAX_DEPTH = 5;
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  ID: ['"7"', '7', '"8"', '"0"', '"none"', '""'],
  Int: ['1', '50', '100', '101', '-1', '2147483647'],
  Boolean: ['true', 'false'],
  DateTime: ['"2030-01-01T00:00:00Z"', '"1970-01-01"', '"soon"'],
  String: ['""', '"a"', '"\\u0000"', '"Ümläut 🏃"', '"""block"""'],
};

/** A document that the schema allows; what its values mean is another matter. */
export function validDocument(schema: GraphQLSchema, choices: Choices): string {
  const root = choices.chance(0.3) ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('The schema has no such operation.');
  const operation = root === schema.getQueryType() ? 'query' : 'mutation';
  return `${operation} ${selection(schema, root, choices, 0)}`;
}

function selection(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  choices: Choices,
  depth: number,
): string {
  const parts: string[] = [];
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const count = depth >= MAX_DEPTH ? 1 : choices.integer(1, 4);
  for (let part = 0; part < count; part += 1) {
    const field = fields.length > 0 && choices.chance(0.85) ? choices.pick(fields) : null;
    const named = field && getNamedType(field.type);
    if (!field || !named) parts.push('__typename');
    else if (!isCompositeType(named))
      parts.push(`f${parts.length}: ${field.name}${args(field.args, choices)}`);
    else if (depth < MAX_DEPTH) {
      const below = selection(schema, named, choices, depth + 1);
      parts.push(`f${parts.length}: ${field.name}${args(field.args, choices)} ${below}`);
    }
  }
  if (isAbstractType(type) && depth < MAX_DEPTH) {
    const member = choices.pick(schema.getPossibleTypes(type));
    // Members give one name to different kinds.
    const below = selection(schema, member, choices, depth + 1).replace(/\bf(\d+):/g, `${member.name}$1:`);
    parts.push(`... on ${member.name} ${below}`);
  }
  if (isObjectType(type) && depth > 0 && choices.chance(0.1))
    parts.push('... @include(if: true) { __typename }');
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

function args(given: readonly GraphQLArgument[], choices: Choices): string {
  const written = given
    .filter((argument) => isRequiredArgument(argument) || choices.chance(0.5))
    .map(({ name, type }) => `${name}: ${value(type, choices, 0)}`);
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

function value(type: GraphQLInputType, choices: Choices, depth: number): string {
  if (isNonNullType(type)) return value(type.ofType, choices, depth);
  if (isListType(type)) {
    return `[${Array.from({ length: choices.integer(0, 3) }, () => value(type.ofType, choices, depth)).join(', ')}]`;
  }
  if (isEnumType(type)) return choices.pick(type.getValues()).name;
  if (!isInputObjectType(type)) return choices.pick(SCALARS[type.name] ?? ['null']);
  const fields = Object.values(type.getFields())
    .filter((field) => isRequiredInputField(field) || (depth < 2 && choices.chance(0.4)))
    .map((field) => `${field.name}: ${value(field.type, choices, depth + 1)}`);
  return `{ ${fields.join(', ')} }`;
}
