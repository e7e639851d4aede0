import { describe, expect, it } from 'vitest';
import { bothWays, isLeft, schemaOf } from './both-ways.ts';

const dog = { __typename: 'Dog', name: 'Rex', barks: true };
const cat = { __typename: 'Cat', name: 'Tom', meows: true };
const schema = schemaOf(
  `
  interface Named { name: String }
  interface Animal implements Named { name: String friends: [Animal] }
  type Dog implements Animal & Named { name: String friends: [Animal] barks: Boolean }
  type Cat implements Animal & Named { name: String friends: [Animal] meows: Boolean }
  type Stone { weight: Int }
  union Thing = Dog | Cat | Stone
  type Query { dog: Dog animals: [Animal] things: [Thing] named(name: String): Named count(by: Int): Int }`,
  {
    Query: {
      dog: () => ({ ...dog, friends: [cat, dog] }),
      animals: () => [dog, Promise.resolve(cat)],
      things: () => [dog, cat, { __typename: 'Stone', weight: 3 }],
      named: () => cat,
      count: (_source: never, { by }: { readonly by?: number }) => by ?? 0,
    },
  },
);
const dataOf = async (text: string, variables = {}) =>
  JSON.stringify((await bothWays(schema, { text, variables })).data);

describe('6.3 Executing selection sets', () => {
  it.each<[string, string, string]>([
    ['fields are answered in their order', '{ dog { barks name } }', '{"dog":{"barks":true,"name":"Rex"}}'],
    ['an alias names the answer', '{ a: count(by: 1) b: count(by: 2) }', '{"a":1,"b":2}'],
    [
      '__typename is the name of the type',
      '{ __typename dog { t: __typename } }',
      '{"__typename":"Query","dog":{"t":"Dog"}}',
    ],
    [
      'a name in the answer may be one that every object has',
      '{ constructor: count toString: count }',
      '{"constructor":0,"toString":0}',
    ],
  ])('%s', async (_title, text, expected) => {
    expect(await dataOf(text)).toBe(expected);
  });
});

describe('6.3.1 Field collection and merging', () => {
  it.each<[string, string, string]>([
    ['a field that is there twice is executed once', '{ count count }', '{"count":0}'],
    [
      'its selections are merged',
      '{ dog { name } dog { barks name } }',
      '{"dog":{"name":"Rex","barks":true}}',
    ],
    [
      'also those of fragments, where the first is',
      '{ ...A count dog { barks } } fragment A on Query { dog { name } }',
      '{"dog":{"name":"Rex","barks":true},"count":0}',
    ],
    [
      'also several levels below',
      '{ dog { friends { name } } ... { dog { friends { ... on Cat { meows } } } } }',
      '{"dog":{"friends":[{"name":"Tom","meows":true},{"name":"Rex"}]}}',
    ],
  ])('%s', async (_title, text, expected) => {
    expect(await dataOf(text)).toBe(expected);
  });
});

describe('6.3.2 CollectFields: fragments', () => {
  it.each<[string, string, string]>([
    ['one without a type applies', '{ ... { count } }', '{"count":0}'],
    ['one on the type applies', '{ dog { ... on Dog { barks } } }', '{"dog":{"barks":true}}'],
    [
      'one on an interface of the type applies',
      '{ dog { ... on Animal { name } } }',
      '{"dog":{"name":"Rex"}}',
    ],
    [
      'one on an interface of its interface applies',
      '{ dog { ... on Named { name } } }',
      '{"dog":{"name":"Rex"}}',
    ],
    [
      'one on a union with the type applies',
      '{ dog { ... on Thing { ... on Dog { barks } } } }',
      '{"dog":{"barks":true}}',
    ],
    [
      'one on an object applies to that object alone',
      '{ animals { name ... on Dog { barks } ... on Cat { meows } } }',
      '{"animals":[{"name":"Rex","barks":true},{"name":"Tom","meows":true}]}',
    ],
    [
      'one on an interface applies to the members of a union that have it',
      '{ things { ... on Animal { name } ... on Stone { weight } } }',
      '{"things":[{"name":"Rex"},{"name":"Tom"},{"weight":3}]}',
    ],
    [
      'what none applies to is empty',
      '{ things { ... on Stone { weight } } }',
      '{"things":[{},{},{"weight":3}]}',
    ],
    [
      'one that is spread twice is collected once',
      '{ ...A ...A ...B } fragment A on Query { count } fragment B on Query { ...A dog { name } }',
      '{"count":0,"dog":{"name":"Rex"}}',
    ],
    [
      'one is collected anew for each type',
      '{ animals { ...N } named { ...N } } fragment N on Named { __typename name }',
      '{"animals":[{"__typename":"Dog","name":"Rex"},{"__typename":"Cat","name":"Tom"}],"named":{"__typename":"Cat","name":"Tom"}}',
    ],
  ])('%s', async (_title, text, expected) => {
    expect(await dataOf(text)).toBe(expected);
  });
});

describe('6.3.2 CollectFields: @skip and @include', () => {
  const both = (skip: string, include: string) => `query ($yes: Boolean!, $no: Boolean!) {
    count @skip(if: ${skip}) @include(if: ${include}) named @include(if: $yes) @skip(if: $no) { name } }`;
  const NAMED = '"named":{"name":"Tom"}';

  it.each([
    ['true', 'true', ''],
    ['true', 'false', ''],
    ['false', 'true', '"count":0,'],
    ['false', 'false', ''],
    ['$yes', '$yes', ''],
    ['$no', '$yes', '"count":0,'],
    ['$no', '$no', ''],
  ])('@skip(if: %s) @include(if: %s) is one only with both', async (skip, include, expected) => {
    expect(await dataOf(both(skip, include), { yes: true, no: false })).toBe(`{${expected}${NAMED}}`);
  });

  it.each<[string, string, string]>([
    [
      'an inline fragment',
      'query ($v: Boolean!) { ... @include(if: $v) { count } __typename }',
      '{"count":0,"__typename":"Query"}',
    ],
    [
      'an inline fragment on a type',
      'query ($v: Boolean!) { dog { ... on Named @include(if: $v) { name } __typename } }',
      '{"dog":{"name":"Rex","__typename":"Dog"}}',
    ],
    [
      'a spread',
      'query ($v: Boolean!) { ...A @include(if: $v) __typename } fragment A on Query { count }',
      '{"count":0,"__typename":"Query"}',
    ],
    [
      'a field within a fragment',
      'query ($v: Boolean!) { ...A __typename } fragment A on Query { count @include(if: $v) }',
      '{"count":0,"__typename":"Query"}',
    ],
    [
      '__typename',
      'query ($v: Boolean!) { a: __typename @include(if: $v) __typename }',
      '{"a":"Query","__typename":"Query"}',
    ],
  ])('they decide about %s', async (_title, text, included) => {
    expect(await dataOf(text, { v: true })).toBe(included);
    expect(await dataOf(text, { v: false })).not.toBe(included);
  });

  it('one of two selections that is left out leaves the other', async () => {
    const text = 'query ($v: Boolean!) { dog { name @skip(if: $v) } dog @include(if: $v) { barks } }';
    expect(await dataOf(text, { v: true })).toBe('{"dog":{"barks":true}}');
    expect(await dataOf(text, { v: false })).toBe('{"dog":{"name":"Rex"}}');
  });

  it('a spread that is left out does not use its fragment up', async () => {
    const text = '{ ...A @include(if: false) count ...A } fragment A on Query { dog { name } }';
    expect(await dataOf(text)).toBe('{"count":0,"dog":{"name":"Rex"}}');
  });

  it('all that is left out leaves nothing', async () => {
    expect(await dataOf('query ($v: Boolean!) { count @skip(if: $v) }', { v: true })).toBe('{}');
    expect(await dataOf('query ($v: Boolean!) { dog { name @skip(if: $v) } }', { v: true })).toBe(
      '{"dog":{}}',
    );
  });

  it('a default decides where nothing is given', async () => {
    const text = 'query ($v: Boolean = false) { count @include(if: $v) __typename }';
    expect(await dataOf(text)).toBe('{"__typename":"Query"}');
    expect(await dataOf(text, { v: true })).toBe('{"count":0,"__typename":"Query"}');
  });

  it('null, which only a default allows, is left to graphql', () => {
    const text = 'query ($v: Boolean = false) { count @include(if: $v) }';
    expect(isLeft(schema, text, { v: null })).toBe(true);
    expect(isLeft(schema, text)).toBe(false);
  });

  it('one of another operation does not count', async () => {
    const text = 'query A { count } query B ($v: Boolean!) { count @skip(if: $v) }';
    expect((await bothWays(schema, { text, operationName: 'A' })).data).toEqual({ count: 0 });
  });
});

describe('what is not compiled', () => {
  it.each([
    ['a question about the schema', '{ __schema { types { name } } }'],
    ['a question about a type', '{ __type(name: "Dog") { name } }'],
    ['an answer named __proto__', '{ __proto__: count }'],
    ['thousands of fields', unfolding(12)],
  ])('is left to graphql: %s', (_title, text) => {
    expect(isLeft(schema, text)).toBe(true);
  });

  it('thousands of fields that a variable lets in are, too', () => {
    const text = unfolding(12).replace('{ dog', 'query ($v: Boolean!) { count dog @include(if: $v)');
    expect(isLeft(schema, text, { v: true })).toBe(true);
  });

  it('a type without a way to tell its objects', () => {
    const mute = schemaOf(
      'interface A { a: String } type B implements A { a: String } type Query { a: A }',
      {},
    );
    Object.assign(mute.getType('A') ?? {}, { resolveType: undefined });
    expect(isLeft(mute, '{ a { a } }')).toBe(true);
  });

  it('a field that says that it needs info', () => {
    const asking = schemaOf('type Query { a: String }', {
      Query: { a: (_source: never, _args: never, _context: never, info) => info.fieldName },
    });
    Object.assign(asking.getQueryType()?.getFields().a ?? {}, { extensions: { needsInfo: true } });
    expect(isLeft(asking, '{ a }')).toBe(true);
  });
});

/** Fragments that spread one another twice: so many levels, twice the fields with each. */
function unfolding(levels: number): string {
  const fragments = Array.from(
    { length: levels },
    (_, n) => `fragment F${n} on Animal { a: friends { ...F${n + 1} } b: friends { ...F${n + 1} } }`,
  );
  return `{ dog { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Animal { name }`;
}
