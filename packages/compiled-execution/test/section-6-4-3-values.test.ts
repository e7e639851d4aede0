import { describe, expect, it } from 'vitest';
import { answer, later, rejects } from './answered-fields.ts';
import { bothWays, messagesOf, schemaOf } from './both-ways.ts';

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
