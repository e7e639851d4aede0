import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answer, fails, type Give, later, rejects, SDL } from './answered-fields.ts';
import { bothWays, messagesOf, schemaOf } from './both-ways.ts';

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
