import { documented, FileMessageContent, MessageContent } from '@parley/domain';
import { z } from 'zod';
import { CONTRACT_COMPONENTS, FILE_COMPONENTS } from './contract-components.ts';

type JsonSchema = Record<string, unknown>;
type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const COMPONENTS = '#/components/schemas/';

/** Prints the components of the contract, and extensions, from the domain's schemas as the contract writes them. */
export function printComponents(extensions: Readonly<Record<string, z.ZodType>>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...CONTRACT_COMPONENTS, ...extensions })) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    target: 'openapi-3.0',
    uri: (id) => `${COMPONENTS}${id}`,
    unrepresentable: 'any',
    override: toContractForm,
  });
  unwrapReferences(schemas);
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id, ...schema }]) => [id, schema]));
}

/** Prints a schema of a request outside the components. */
export function printInput(schema: z.ZodType): JsonSchema {
  const { $schema, ...printed } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'any',
    override: toContractForm,
  });
  return printed;
}

const toContractForm: Override = (context) => {
  const schema: JsonSchema = context.jsonSchema;
  const zodSchema: unknown = context.zodSchema;
  if (!(zodSchema instanceof z.ZodType)) return;
  const note = documented.get(zodSchema);
  dropNoise(schema);
  if (zodSchema instanceof z.ZodObject) listRequired(zodSchema, schema);
  if (note?.enum) schema.enum = note.enum;
  if (note?.schema) replace(schema, note.schema);
  if (note?.nullable === false) delete schema.nullable;
  if (zodSchema === MessageContent) {
    const kinds = Object.keys(CONTRACT_COMPONENTS).filter((name) => /^(?!File).+MessageContent$/.test(name));
    replace(schema, { anyOf: kinds.map((name) => ({ $ref: COMPONENTS + name })) });
  }
  if (FILE_COMPONENTS.has(zodSchema)) inheritFile(schema);
};

/** Drops the bounds of safe integers and `additionalProperties: {}`, which zod adds. */
function dropNoise(schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.additionalProperties !== false) delete schema.additionalProperties;
}

/** Required properties are those of the contract, where it lists them, not those of zod. */
function listRequired(object: z.ZodObject, schema: JsonSchema): void {
  if (object.def.catchall === undefined || !(object.def.catchall instanceof z.ZodUnknown)) return;
  const required = Object.entries(object.shape)
    .filter(([, field]) => field instanceof z.ZodOptional)
    .filter(([, field]) => documented.get((field as z.ZodOptional).def.innerType as z.ZodType)?.required)
    .map(([name]) => name);
  delete schema.required;
  if (required.length > 0) schema.required = required;
}

/** Removes the `allOf` that zod puts around nullable references. */
function unwrapReferences(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { allOf, ...rest } = schema as JsonSchema;
  if (Array.isArray(allOf) && allOf.length === 1 && Object.keys(rest).length === 0) replace(schema, allOf[0]);
  Object.values(schema).forEach(unwrapReferences);
}

function inheritFile(schema: JsonSchema): void {
  const { properties, description } = schema;
  const own = Object.entries(properties ?? {}).filter(([name]) => !(name in FileMessageContent.shape));
  replace(schema, {
    description,
    allOf: [
      { $ref: `${COMPONENTS}FileMessageContent` },
      { type: 'object', properties: Object.fromEntries(own) },
    ],
  });
}

function replace(schema: object, by: object): void {
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  Object.assign(schema, by);
}
