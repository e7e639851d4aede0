import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';

type Json = unknown;
type JsonObject = Record<string, Json>;

const document: JsonObject = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const schemas = (document.components as { schemas: Record<string, JsonObject> }).schemas;

/** Properties that the contract omits when they have no value. */
const MAY_BE_ABSENT = new Set(['user', 'org', 'reference']);

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * OpenAPI 3.0 as JSON Schema, stricter than the contract: our server sends every property of the contract
 * but those above, and none that the document does not have.
 */
function toJsonSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isObject(schema)) return schema;
  const { nullable, example, required: _required, ...rest } = schema;
  const converted: JsonObject = {};
  for (const [key, value] of Object.entries(rest)) {
    converted[key] = key === 'properties' ? mapValues(value as JsonObject) : toJsonSchema(value);
  }
  if (isObject(converted.properties)) {
    converted.required = Object.keys(converted.properties).filter((name) => !MAY_BE_ABSENT.has(name));
  }
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

function mapValues(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, toJsonSchema(schema)]));
}

/** Closed where an object is whole: a file's part of an image is not. */
function close(schema: JsonObject, name: string): JsonObject {
  return name === 'FileMessageContent' ? schema : { ...schema, unevaluatedProperties: false };
}

const components = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, close(toJsonSchema(schema) as JsonObject, name)]),
);

const ajv = new Ajv2019({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary(['x-extension', 'components']);
ajv.addFormat('date-time', /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
ajv.addFormat('date', /^\d{4}-[01]\d-[0-3]\d$/);
ajv.addFormat('email', /^[^@\s]+@[^@\s]+\.[^@\s]+$/);
ajv.addSchema({ $id: 'page', components: { schemas: components } });

/** What is wrong with an answer, by the component of the document that it should be; empty = nothing. */
export function violations(component: string, answer: Json): string[] {
  const validate = ajv.getSchema(`page#/components/schemas/${component}`);
  if (!validate) throw new Error(`The document has no component ${component}.`);
  if (validate(answer)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
