import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/**
 * A selection of every field of a type, and of every member where it is abstract. Fields of members get an alias
 * with the member's name, since members may give one name to different kinds.
 */
export function everyField(schema: GraphQLSchema, type: GraphQLCompositeType, messages = 2): string {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const own = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) return [field.name];
    const left = named.name === 'Message' ? messages - 1 : messages;
    return left < 0 ? [] : [`${field.name} ${everyField(schema, named, left)}`];
  });
  const members = isAbstractType(type)
    ? schema.getPossibleTypes(type).map((member) => {
        const selected = everyField(schema, member, messages).slice(1, -1).trim();
        const aliased = topLevel(selected).map(
          (field) => `${member.name}_${field.split(/[ {]/)[0]}: ${field}`,
        );
        return `... on ${member.name} { ${aliased.join(' ')} }`;
      })
    : [];
  return `{ __typename ${[...own, ...members].join(' ')} }`;
}

/** Splits a selection into its fields, with their own selections. */
function topLevel(selection: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  for (const word of selection.split(/\s+/)) {
    if (word === '__typename' && depth === 0) continue;
    if (depth > 0 || word === '{') fields[fields.length - 1] += ` ${word}`;
    else fields.push(word);
    if (word === '{') depth += 1;
    if (word === '}') depth -= 1;
  }
  return fields;
}
