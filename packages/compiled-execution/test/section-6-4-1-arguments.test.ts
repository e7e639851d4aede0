import { describe, expect, it } from 'vitest';
import { SDL } from './answered-fields.ts';
import { bothWays, messagesOf, schemaOf } from './both-ways.ts';

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
