import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, isEnumType } from 'graphql';

const PRINTED = new URL('../../../apps/graphql/schema.graphql', import.meta.url);

/** The schema of the gateway without its resolvers. */
export function printedSchema(): GraphQLSchema {
  return buildSchema(readFileSync(PRINTED, 'utf8'));
}

/** With a scalar that refuses values, and enums whose values inside are not their names: as the gateway has them. */
export function coercingSchema(): GraphQLSchema {
  const schema = printedSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type)) for (const value of type.getValues()) value.value = value.name.toLowerCase();
  }
  Object.assign(schema.getType('DateTime') ?? {}, { coerceInputValue: toInstant });
  return schema;
}

function toInstant(value: unknown): string {
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw new TypeError('It is no instant.');
  return new Date(instant).toISOString();
}
