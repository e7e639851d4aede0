import { describe, expect, it } from 'vitest';
import { bothWays, messagesOf, schemaOf } from './both-ways.ts';

const schema = schemaOf(
  `
  enum Color { RED GREEN }
  input Point { x: Int! y: Int = 5 label: String nested: Point }
  input Choice @oneOf { id: ID name: String }
  type Query {
    int(value: Int): String
    float(value: Float): String
    string(value: String): String
    boolean(value: Boolean): String
    id(value: ID): String
    color(value: Color): String
    point(value: Point): String
    choice(value: Choice): String
    ints(value: [Int]): String
    strict(value: [[Int!]!]!): String
  }`,
  {
    Query: Object.fromEntries(
      ['int', 'float', 'string', 'boolean', 'id', 'color', 'point', 'choice', 'ints', 'strict'].map(
        (name) => [name, (_source: unknown, args: unknown) => JSON.stringify(args)],
      ),
    ),
  },
);

/** What the field was called with; `null` = the variables were refused. */
async function seen(type: string, field: string, variables: object, name = 'v'): Promise<unknown> {
  const text = `query ($${name}: ${type}) { ${field}(value: $${name}) }`;
  const result = await bothWays(schema, { text, variables: variables as Record<string, unknown> });
  const told = result.data?.[field];
  return typeof told === 'string' ? JSON.parse(told) : null;
}

describe('6.1.1 Validating requests: an operation is chosen', () => {
  it('by its name', async () => {
    const text = 'query A { int(value: 1) } query B { int(value: 2) }';
    expect((await bothWays(schema, { text, operationName: 'B' })).data).toEqual({ int: '{"value":2}' });
  });

  it('and only its own variables count', async () => {
    const text = 'query A ($a: Int!) { int(value: $a) } query B ($b: Int) { int(value: $b) }';
    const asked = { text, operationName: 'B', variables: { b: 3 } };
    expect((await bothWays(schema, asked)).data).toEqual({ int: '{"value":3}' });
  });
});

describe('6.1.2 Coercing variable values', () => {
  it.each<[string, string, string, object, unknown]>([
    ['a value is coerced to its type', 'Int', 'int', { v: 3 }, { value: 3 }],
    ['a whole number is a Float', 'Float', 'float', { v: 3 }, { value: 3 }],
    ['a number is an ID', 'ID', 'id', { v: 7 }, { value: '7' }],
    ['an enum value is one of its names', 'Color', 'color', { v: 'RED' }, { value: 'RED' }],
    ['absent is absent', 'Int', 'int', {}, {}],
    ['null is null', 'Int', 'int', { v: null }, { value: null }],
    ['absent with a default is the default', 'Int = 4', 'int', {}, { value: 4 }],
    ['absent with a default of null is null', 'Int = null', 'int', {}, { value: null }],
    ['null with a default is null', 'Int = 4', 'int', { v: null }, { value: null }],
    ['a value with a default is the value', 'Int = 4', 'int', { v: 5 }, { value: 5 }],
    ['absent that may not be null but has a default is the default', 'Int! = 4', 'int', {}, { value: 4 }],
    ['null that may not be null is refused, default or not', 'Int! = 4', 'int', { v: null }, null],
    ['absent that may not be null is refused', 'Int!', 'int', {}, null],
    ['null that may not be null is refused', 'Int!', 'int', { v: null }, null],
    ['one value is a list of one', '[Int]', 'ints', { v: 3 }, { value: [3] }],
    ['a list may hold null', '[Int]', 'ints', { v: [1, null] }, { value: [1, null] }],
    ['a list whose items may not be null holds none', '[Int!]', 'ints', { v: [1, null] }, null],
    ['a list of a wrong item is refused', '[Int]', 'ints', { v: [1, 'x'] }, null],
    ['one value is a list of lists of one', '[[Int!]!]!', 'strict', { v: 3 }, { value: [[3]] }],
    ['an item is a list of one', '[[Int!]!]!', 'strict', { v: [1, [2]] }, { value: [[1], [2]] }],
    ['an input object has its defaults', 'Point', 'point', { v: { x: 1 } }, { value: { x: 1, y: 5 } }],
    [
      'a field that is given as null is null',
      'Point',
      'point',
      { v: { x: 1, y: null } },
      { value: { x: 1, y: null } },
    ],
    ['a required field that is absent is refused', 'Point', 'point', { v: { y: 1 } }, null],
    ['a required field that is null is refused', 'Point', 'point', { v: { x: null } }, null],
    ['an unknown field is refused', 'Point', 'point', { v: { x: 1, z: 1 } }, null],
    [
      'a field that every object has is unknown all the same',
      'Point',
      'point',
      { v: { x: 1, toString: 1 } },
      null,
    ],
    [
      'an input object holds input objects',
      'Point',
      'point',
      { v: { x: 1, nested: { x: 2 } } },
      { value: { x: 1, y: 5, nested: { x: 2, y: 5 } } },
    ],
    ['a list is no input object', 'Point', 'point', { v: [{ x: 1 }] }, null],
    ['a one-of has one field', 'Choice', 'choice', { v: { id: 1 } }, { value: { id: '1' } }],
    ['a one-of has not two', 'Choice', 'choice', { v: { id: 1, name: 'a' } }, null],
    ['a one-of has not none', 'Choice', 'choice', { v: {} }, null],
    ['the field of a one-of is not null', 'Choice', 'choice', { v: { id: null } }, null],
    ['a variable that is not declared is left out', 'Int', 'int', { v: 1, w: 2 }, { value: 1 }],
  ])('%s', async (_title, type, field, variables, expected) => {
    expect(await seen(type, field, variables)).toEqual(expected);
  });

  it.each<[string, string, unknown[]]>([
    ['Int', 'int', ['3', 1.5, 2 ** 31, true, [], {}]],
    ['Float', 'float', ['1.5', Number.NaN, true]],
    ['String', 'string', [3, true, [], {}]],
    ['Boolean', 'boolean', ['true', 0, 1]],
    ['ID', 'id', [1.5, true, {}]],
    ['Color', 'color', ['BLUE', 'red', 0, {}]],
  ])('what is no %s is refused', async (type, field, values) => {
    for (const value of values) expect(await seen(type, field, { v: value })).toBeNull();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a variable may be named %s, given or not',
    async (name) => {
      const given = JSON.parse(`{"${name}":3}`);
      expect(await seen('Int', 'int', given, name)).toEqual({ value: 3 });
      expect(await seen('Int', 'int', {}, name)).toEqual({});
      expect(await seen('Int!', 'int', {}, name)).toBeNull();
    },
  );

  it('every wrong variable is named', async () => {
    const text = 'query ($a: Int!, $b: Color) { int(value: $a) color(value: $b) }';
    const result = await bothWays(schema, { text, variables: { b: 'BLUE' } });
    expect(messagesOf(result)).toHaveLength(2);
  });
});
