import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createApi } from '../src/index.ts';
import { OVERLAY } from '../src/openapi/openapi-overlay.ts';
import { printDocument } from '../src/openapi/print-document.ts';
import { describedRoutes } from '../src/openapi/route-descriptions.ts';

type Json = unknown;
type JsonObject = Record<string, Json>;
interface Difference {
  readonly path: string;
  readonly contract: Json;
  readonly ours: Json;
}

const contract = parse(
  readFileSync(new URL('../../../contract/client-api.yaml', import.meta.url), 'utf8'),
) as JsonObject;
const committed = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');

/** Prose and examples: those of the contract contradict its types. */
const UNCOMPARED = new Set(['description', 'example', 'summary', 'tags', 'info']);

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Marked itself, or holds nothing that is not marked. */
function isExtension(value: Json): boolean {
  if (!isObject(value)) return false;
  const parts = Object.values(value);
  return value['x-extension'] === true || (parts.length > 0 && parts.every(isExtension));
}

function differences(from: Json, to: Json, path = ''): Difference[] {
  if (Array.isArray(from) && Array.isArray(to)) {
    const own = to.filter((item) => !isExtension(item));
    return differences({ ...from }, { ...own }, path);
  }
  if (!isObject(from) || !isObject(to)) {
    return isDeepStrictEqual(from, to) ? [] : [{ path, contract: from, ours: to }];
  }
  // An object of properties may have one that is called `description`: only keywords are skipped.
  const skipped = path.endsWith('/properties') ? new Set<string>() : UNCOMPARED;
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => !skipped.has(key) && !(isExtension(to[key]) && from[key] === undefined))
    .flatMap((key) => differences(from[key], to[key], `${path}/${key.replaceAll('/', '~1')}`));
}

const byPath = (a: Difference, b: Difference) => a.path.localeCompare(b.path);

const api = await createApi({ demo: true, demoConversations: 1 });
await api.app.ready();
afterAll(() => api.close());

test('the committed document is the one that the routes and schemas print', () => {
  expect(committed).toBe(`${JSON.stringify(printDocument(describedRoutes(api.app)), null, 2)}\n`);
});

test('a route without a description cannot be printed', () => {
  const undocumented = { method: 'GET', path: '/secret', schema: {}, description: undefined };
  expect(() => printDocument([...describedRoutes(api.app), undocumented])).toThrow(
    'GET /secret has no description',
  );
});

test('the document differs from the API contract where the reviewed overlay says so, and nowhere else', () => {
  const expected = OVERLAY.map(({ path, contract, ours }) => ({ path, contract, ours }));
  expect(differences(contract, JSON.parse(committed)).sort(byPath)).toEqual(expected.sort(byPath));
});

test('the document has the 22 components of the contract under their names', () => {
  const names = (document: JsonObject) =>
    Object.entries(((document.components as JsonObject).schemas ?? {}) as JsonObject)
      .filter(([, schema]) => !isExtension(schema))
      .map(([name]) => name)
      .sort();
  expect(names(contract)).toHaveLength(22);
  expect(names(JSON.parse(committed))).toEqual(names(contract));
});

test.each([
  ['a type', '/components/schemas/Agent/properties/in_sync/type', 'string'],
  ['a member of a list', '/components/schemas/Channel/enum/1', 'sms'],
  ['a reference', '/components/schemas/Message/properties/reference/allOf/0/$ref', '#/x'],
  ['null', '/components/schemas/Note/properties/created_at/nullable', undefined],
  ['an unmarked property', '/components/schemas/User/properties/nickname', { type: 'string' }],
  ['a parameter', '/paths/~1conversations~1{id}/patch/parameters/0/required', false],
])('the comparison notices another value of %s', (_what, path, value) => {
  const document: JsonObject = JSON.parse(committed);
  const names = path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/'));
  const last = names.pop() ?? '';
  const parent = names.reduce<Json>((at, name) => (at as JsonObject)[name], document) as JsonObject;
  parent[last] = value;
  expect(differences(contract, document).map((difference) => difference.path)).toContain(path);
});
