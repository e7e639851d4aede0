import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { bothWays, messagesOf, schemaOf } from './both-ways.ts';

/** What a resolver gives, by name. */
type Give = Readonly<Record<string, () => unknown>>;

const SDL = `
  scalar Any
  enum Color { RED }
  input Point { x: Int! y: Int = 5 }
  interface Animal { name: String! }
  type Dog implements Animal { name: String! mate: Animal list: [Animal!] }
  type Cat implements Animal { name: String! }
  type Stone { weight: Int }
  union Thing = Dog | Stone
  type Child { id: ID nullable: String strict: String! child: Child strictChild: Child! children: [Child!] }
  type Query {
    int: Int float: Float string: String boolean: Boolean id: ID color: Color any: Any
    strict: String! child: Child strictChild: Child! other: String late: String
    ints: [Int] strictInts: [Int!] matrix: [[Int!]] children: [Child] strictChildren: [Child!]!
    animal: Animal thing: Thing animals: [Animal!]
    given(a: Int, b: Int = 7, c: Int! = 8, point: Point, list: [Int]): String
  }`;

async function answer(give: Give, text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const resolvers = Object.fromEntries(Object.entries(give).map(([name, value]) => [name, () => value()]));
  return bothWays(schemaOf(SDL, { Query: resolvers }), { text, variables });
}

const fails =
  (message = 'it failed') =>
  () => {
    throw new Error(message);
  };
const rejects =
  (ticks = 0, message = 'it failed later') =>
  async () => {
    for (let tick = 0; tick < ticks; tick += 1) await null;
    throw new Error(message);
  };
const later =
  <T>(value: T, ticks = 1) =>
  async () => {
    for (let tick = 0; tick < ticks; tick += 1) await null;
    return value;
  };

describe('6.4.1 Coercing field arguments', () => {
  const schema = schemaOf(SDL, { Query: { given: (_source: never, args: unknown) => JSON.stringify(args) } });
  it.each<[string, string, object, unknown]>([
    ['what is absent has its default, or is absent', '{ given }', {}, { b: 7, c: 8 }],
    ['what is given is given', '{ given(a: 1, b: 2, c: 3) }', {}, { a: 1, b: 2, c: 3 }],
    ['null is null, default or not', '{ given(a: null, b: null) }', {}, { a: null, b: null, c: 8 }],
    [
      'an input object has its defaults',
      '{ given(point: { x: 1 }) }',
      {},
      { b: 7, c: 8, point: { x: 1, y: 5 } },
    ],
    ['one value is a list of one', '{ given(list: 1) }', {}, { b: 7, c: 8, list: [1] }],
    ['a variable is its value', 'query ($v: Int) { given(a: $v, b: $v) }', { v: 4 }, { a: 4, b: 4, c: 8 }],
    [
      'one that is absent is as if it were not written',
      'query ($v: Int) { given(a: $v, b: $v) }',
      {},
      { b: 7, c: 8 },
    ],
    [
      'one that is null is null',
      'query ($v: Int) { given(a: $v, b: $v) }',
      { v: null },
      { a: null, b: null, c: 8 },
    ],
    [
      'its own default comes before that of the argument',
      'query ($v: Int = 1) { given(b: $v) }',
      {},
      { b: 1, c: 8 },
    ],
    [
      'one that is absent leaves the default of what may not be null',
      'query ($v: Int) { given(c: $v) }',
      {},
      { b: 7, c: 8 },
    ],
    [
      'a variable stands within an input object',
      'query ($v: Int!) { given(point: { x: $v }) }',
      { v: 3 },
      { b: 7, c: 8, point: { x: 3, y: 5 } },
    ],
    [
      'one that is absent there leaves the default there',
      'query ($v: Int) { given(point: { x: 1, y: $v }) }',
      {},
      { b: 7, c: 8, point: { x: 1, y: 5 } },
    ],
    [
      'a variable stands within a list',
      'query ($v: Int) { given(list: [1, $v]) }',
      { v: 3 },
      { b: 7, c: 8, list: [1, 3] },
    ],
    [
      'one that is absent there is null',
      'query ($v: Int) { given(list: [1, $v]) }',
      {},
      { b: 7, c: 8, list: [1, null] },
    ],
    [
      'the arguments come in the order of the schema',
      'query ($v: Int) { given(b: 2, a: $v) }',
      { v: 1 },
      { a: 1, b: 2, c: 8 },
    ],
  ])('%s', async (_title, text, variables, expected) => {
    const { data } = await bothWays(schema, { text, variables: variables as Record<string, unknown> });
    expect(data?.given).toBe(JSON.stringify(expected));
  });

  it.each([
    ['of an argument', 'query ($v: Int = 1) { given(c: $v) other }'],
    ['within an input object', 'query ($v: Int = 1) { given(point: { x: $v }) other }'],
  ])('null that may not be null is an error of the field: %s', async (_title, text) => {
    const result = await bothWays(schema, { text, variables: { v: null } });
    expect(result).toMatchObject({ data: { given: null, other: null }, errors: [{ path: ['given'] }] });
    expect(messagesOf(result)[0]).toMatch(/^Argument "Query.given\(\w+:\)" has invalid value/);
  });
});

describe('6.4.2 Value resolution', () => {
  it.each<[string, unknown, unknown]>([
    ['a property of its object', { id: '1' }, '1'],
    [
      'a method of its object, with the arguments',
      {
        name: '2',
        id: function (this: { name: string }) {
          return this.name;
        },
      },
      '2',
    ],
    ['a property that is a promise', { id: Promise.resolve('3') }, '3'],
    ['nothing where its object has none', {}, null],
    ['nothing where what is there is no object', 'text', null],
    ['a property of a function', Object.assign(() => null, { id: '4' }), '4'],
  ])('without a resolver it is %s', async (_title, child, expected) => {
    expect((await answer({ child: () => child }, '{ child { id } }')).data).toEqual({
      child: { id: expected },
    });
  });

  it('what is only like a promise is waited for', async () => {
    // biome-ignore lint/suspicious/noThenProperty: this is what other libraries give.
    const thenable = { then: (take: (value: string) => void) => take('waited') };
    expect((await answer({ string: () => thenable }, '{ string }')).data).toEqual({ string: 'waited' });
  });

  it('fields that take their time stay in the order of the document', async () => {
    const give = { int: later(1, 5), string: () => 'a', other: later('b') };
    expect(JSON.stringify(await answer(give, '{ int string other }'))).toBe(
      '{"data":{"int":1,"string":"a","other":"b"}}',
    );
  });
});

describe('6.4.3 Value completion: leaves', () => {
  it.each<[string, string, unknown, unknown]>([
    ['a whole number', 'int', 3, 3],
    ['text that is one', 'int', '3', 3],
    ['true as a whole number', 'int', true, 1],
    ['a number', 'float', 1.5, 1.5],
    ['text', 'string', 'a', 'a'],
    ['a number as text', 'string', 3, '3'],
    ['a number as an id', 'id', 3, '3'],
    ['a number as true', 'boolean', 1, true],
    ['an enum value', 'color', 'RED', 'RED'],
    ['anything of a scalar that says nothing', 'any', { a: [1] }, { a: [1] }],
    ['undefined as null', 'string', undefined, null],
  ])('%s', async (_title, field, value, expected) => {
    for (const give of [() => value, later(value)]) {
      expect((await answer({ [field]: give }, `{ ${field} }`)).data).toEqual({ [field]: expected });
    }
  });

  it.each<[string, unknown]>([
    ['int', 1.5],
    ['int', 2 ** 31],
    ['int', 'x'],
    ['int', {}],
    ['float', Number.NaN],
    ['string', {}],
    ['string', []],
    ['id', {}],
    ['boolean', 'true'],
    ['color', 'BLUE'],
    ['color', {}],
  ])('what is none is an error: %s of %j', async (field, value) => {
    for (const give of [() => value, later(value)]) {
      const result = await answer({ [field]: give }, `{ ${field} }`);
      expect(result).toMatchObject({ data: { [field]: null }, errors: [{ path: [field] }] });
    }
  });

  it('a scalar may take its time, and fail then', async () => {
    const schema = schemaOf('scalar Slow type Query { slow: Slow strict: Slow! }', {
      Query: { slow: () => 1, strict: () => 2 },
    });
    Object.assign(schema.getType('Slow') ?? {}, {
      coerceOutputValue: async (value: number) => Promise.reject(new Error(`no ${value}`)),
    });
    expect(await bothWays(schema, '{ slow strict }')).toMatchObject({
      data: null,
      errors: [{ message: 'no 1' }, { message: 'no 2' }],
    });
  });
});

describe('6.4.3 Value completion: lists', () => {
  function* generated(): Generator<unknown> {
    yield 1;
    yield later(2)();
  }
  async function* generatedLater(): AsyncGenerator<unknown> {
    yield 1;
    await null;
    yield later(2)();
  }
  it.each<[string, () => unknown, unknown]>([
    ['an array', () => [1, 2], [1, 2]],
    ['an array of promises', () => [later(1, 3)(), later(2)()], [1, 2]],
    ['values and promises', () => [1, later(2)(), null], [1, 2, null]],
    ['a promise of an array', later([1, 2]), [1, 2]],
    ['an empty array', () => [], []],
    ['a set', () => new Set([1, 2]), [1, 2]],
    ['a generator', generated, [1, 2]],
    ['an async generator', generatedLater, [1, 2]],
    ['one of nothing', async function* () {}, []],
    ['a sparse array', () => Object.assign([1], { 2: 2 }), [1, null, 2]],
  ])('%s', async (_title, give, expected) => {
    expect((await answer({ ints: give }, '{ ints }')).data).toEqual({ ints: expected });
  });

  it.each<[string, unknown]>([
    ['text', 'ab'],
    ['a number', 3],
    ['an object', { length: 1 }],
  ])('%s is none', async (_title, value) => {
    expect(messagesOf(await answer({ ints: () => value }, '{ ints }'))).toEqual([
      'Expected Iterable, but did not find one for field "Query.ints".',
    ]);
  });

  it('a list of lists', async () => {
    const give = { matrix: () => [[1, later(2)()], later([3])(), null] };
    expect((await answer(give, '{ matrix }')).data).toEqual({ matrix: [[1, 2], [3], null] });
  });

  it('objects, each by its own', async () => {
    const give = { children: () => [{ id: later(1, 4)() }, later({ id: 2 })(), null] };
    expect((await answer(give, '{ children { id } }')).data).toEqual({
      children: [{ id: '1' }, { id: '2' }, null],
    });
  });
});

describe('6.4.3 Value completion: abstract types', () => {
  const dog = { __typename: 'Dog', name: 'Rex' };
  it.each<[string, () => unknown]>([
    ['its type', () => dog],
    ['its type later', () => ({ ...dog, __typename: later('Dog', 3)() })],
    ['itself later', later(dog)],
  ])('an object that tells %s', async (_title, animal) => {
    const give = { animal, thing: animal };
    const text = '{ animal { __typename name } thing { ... on Dog { name } } }';
    expect((await answer(give, text)).data).toEqual({
      animal: { __typename: 'Dog', name: 'Rex' },
      thing: { name: 'Rex' },
    });
  });

  it.each<[string, () => unknown]>([
    ['none', () => ({ name: 'a' })],
    ['one that there is not', () => ({ __typename: 'Nothing' })],
    ['one that is no object type', () => ({ __typename: 'Int' })],
    ['one that is not among them', () => ({ __typename: 'Stone' })],
    ['none later', () => ({ __typename: later(undefined)() })],
    [
      'that it fails',
      () => ({
        get __typename() {
          throw new Error('no type');
        },
      }),
    ],
    ['that it fails later', () => ({ __typename: rejects(2)() })],
  ])('an object that tells %s is an error', async (_title, animal) => {
    const result = await answer(
      { animal, late: rejects(4), other: () => 'a' },
      '{ late animal { name } other }',
    );
    expect(result).toMatchObject({ data: { late: null, animal: null, other: 'a' } });
    expect(result.errors).toHaveLength(2);
  });
});

describe('6.4.4 Handling execution errors', () => {
  it.each<[string, () => unknown, string]>([
    ['thrown', fails(), 'it failed'],
    ['rejected', rejects(), 'it failed later'],
    ['given as a value', () => new Error('a value'), 'a value'],
    ['given as a value later', later(new Error('a value')), 'a value'],
  ])('an error is null and told with its place: %s', async (_title, give, message) => {
    expect(await answer({ string: give, other: () => 'a' }, '{ string other }')).toEqual({
      errors: [{ message, locations: [{ line: 1, column: 3 }], path: ['string'] }],
      data: { string: null, other: 'a' },
    });
  });

  it('what was thrown need not be an error', async () => {
    const give = {
      string: () => {
        throw 'text';
      },
    };
    expect(messagesOf(await answer(give, '{ string }'))).toHaveLength(1);
  });

  it('what an error says of itself stays', async () => {
    const error = () => new GraphQLError('no', { extensions: { code: 'NO' } });
    expect(await answer({ string: error }, '{ string }')).toMatchObject({
      errors: [{ extensions: { code: 'NO' } }],
    });
  });

  it('an error of merged fields is told at each of them', async () => {
    const result = await answer({ child: fails() }, '{ child { id } child { nullable } }');
    expect(result.errors?.[0]).toMatchObject({ locations: [{ column: 3 }, { column: 16 }] });
  });

  it.each<[string, Give, string, unknown, (string | number)[]]>([
    [
      'the object around it is null',
      { child: () => ({}) },
      '{ child { strict } }',
      { child: null },
      ['child', 'strict'],
    ],
    [
      'and what is around that',
      { strictChild: () => ({}) },
      '{ strictChild { strict } }',
      null,
      ['strictChild', 'strict'],
    ],
    [
      'up to where null may be',
      { child: () => ({ strictChild: { strictChild: {} } }) },
      '{ child { strictChild { strictChild { strict } } } }',
      { child: null },
      ['child', 'strictChild', 'strictChild', 'strict'],
    ],
    [
      'an item of a list is null',
      { children: () => [{ strict: 'a' }, {}] },
      '{ children { strict } }',
      { children: [{ strict: 'a' }, null] },
      ['children', 1, 'strict'],
    ],
    [
      'a list whose items may not be is null',
      { child: () => ({ children: [{ strict: 'a' }, {}] }) },
      '{ child { children { strict } } }',
      { child: { children: null } },
      ['child', 'children', 1, 'strict'],
    ],
    [
      'a list that may not be either, and all of it',
      { strictChildren: () => [{}] },
      '{ strictChildren { strict } }',
      null,
      ['strictChildren', 0, 'strict'],
    ],
    [
      'an item that is null itself',
      { strictInts: () => [1, null] },
      '{ strictInts }',
      { strictInts: null },
      ['strictInts', 1],
    ],
    [
      'an item of a list within a list',
      { matrix: () => [[1], [null]] },
      '{ matrix }',
      { matrix: [[1], null] },
      ['matrix', 1, 0],
    ],
    ['all of it', { strict: () => null }, '{ strict }', null, ['strict']],
  ])('where null may not be, %s', async (_title, give, text, data, path) => {
    const soon = await answer(give, text);
    expect(soon).toMatchObject({ data, errors: [{ path }] });
    const givenLater = Object.fromEntries(
      Object.entries(give).map(([name, value]) => [name, async () => value()]),
    );
    expect(await answer(givenLater, text)).toEqual(soon);
  });

  it('below what is null already nothing more is told', async () => {
    const give = { child: () => ({ nullable: rejects(9)(), strict: null }), late: later('a', 20) };
    expect(messagesOf(await answer(give, '{ child { nullable strict } late }'))).toEqual([
      'Cannot return null for non-nullable field Child.strict.',
    ]);
  });

  it('what went wrong there before is', async () => {
    const give = { child: () => ({ nullable: new Error('first'), strict: rejects(3, 'second')() }) };
    expect(messagesOf(await answer(give, '{ child { nullable strict } }'))).toEqual(['first', 'second']);
  });

  it('errors are told in the order in which they happen', async () => {
    const give = { string: rejects(5, 'last'), other: rejects(2, 'second'), late: fails('first') };
    expect(messagesOf(await answer(give, '{ string other late }'))).toEqual(['first', 'second', 'last']);
  });
});

describe('6.4.4 Handling execution errors: nothing that is given up is left unhandled', () => {
  // The run itself fails where a rejection is.
  it.each<[string, Give, string]>([
    [
      'fields before the one that fails',
      { late: rejects(), string: rejects(3), strict: fails() },
      '{ late string strict }',
    ],
    [
      'fields of an object',
      { child: () => ({ nullable: rejects()(), id: rejects(4)(), strict: null }) },
      '{ child { nullable id strict } }',
    ],
    ['items before it', { strictInts: () => [rejects()(), rejects(3)(), null] }, '{ strictInts }'],
    ['items after it', { strictInts: () => [null, rejects()(), rejects(3)()] }, '{ strictInts }'],
    ['items of a set', { strictInts: () => new Set([rejects()(), null, rejects(3)()]) }, '{ strictInts }'],
    [
      'items of a generator that fails',
      {
        ints: function* () {
          yield rejects(2)();
          throw new Error('no more');
        },
      },
      '{ ints }',
    ],
    [
      'items of lists within lists',
      {
        matrix: () => [
          [rejects()(), null],
          [null, rejects(5)()],
        ],
      },
      '{ matrix }',
    ],
    [
      'objects within lists',
      { strictChildren: () => [{ strict: rejects() }, { strict: null }, { strict: rejects(2) }] },
      '{ strictChildren { strict } }',
    ],
    ['types of objects', { animals: () => [{ __typename: rejects()() }, null] }, '{ animals { name } }'],
  ])('%s', async (_title, give, text) => {
    expect(await answer(give, text)).toHaveProperty('errors');
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('objects of an async generator, while the next one is waited for, and after it has failed', async () => {
    let closed = 0;
    const schema = schemaOf(SDL, {
      Query: {
        async *strictChildren() {
          try {
            yield { strict: 'a' };
            yield { strict: null };
            yield { strict: 'b' };
          } finally {
            closed += 1;
          }
        },
        async *animals() {
          yield {
            __typename: 'Dog',
            get name() {
              return 'Rex';
            },
          };
          throw new Error('no more');
        },
      } as never,
    });
    const result = await bothWays(schema, '{ animals { name } strictChildren { strict } }');
    expect(result.data).toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(2);
  });
});
