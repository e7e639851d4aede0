import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bothWays, isLeft, schemaOf } from './both-ways.ts';

interface Steps {
  readonly done: string[];
}

const step = (name: string, does: () => unknown) => (_source: never, _args: never, context: Steps) => {
  context.done.push(name);
  return does();
};

const schema = schemaOf(
  `
  type Result { at: String strict: String! }
  type Query { a: String b: String fails: String! later: String }
  type Mutation { first: Result second: Result now: String fails: Result failsStrictly: Result! last: String }
  type Subscription { a: String }`,
  {
    Query: {
      a: () => 'a',
      b: () => pause(1, 'b'),
      fails: () => {
        throw new Error('it failed');
      },
      later: () => pause(3).then(() => Promise.reject(new Error('it failed later'))),
    },
    Mutation: {
      first: step('first', () => pause(5, { at: () => pause(5, 'first done') })),
      second: step('second', () => ({ at: 'second done' })),
      now: step('now', () => 'now done'),
      fails: step('fails', () => Promise.reject(new Error('it failed'))),
      failsStrictly: step('failsStrictly', () => Promise.reject(new Error('it failed'))),
      last: step('last', () => pause(1, 'last done')),
    },
  },
);

/** The answer, and which fields were begun in which order. */
async function mutate(text: string) {
  const contexts: Steps[] = [];
  const context = () => {
    const steps = { done: [] };
    contexts.push(steps);
    return steps;
  };
  const result = await bothWays(schema, { text, context });
  const [theirs, ours] = contexts;
  expect(ours).toEqual(theirs);
  return { ...result, done: ours?.done };
}

describe('6.2.1 Query', () => {
  it('its fields may be executed at once, and are answered in the order of the document', async () => {
    expect(JSON.stringify(await bothWays(schema, '{ b a }'))).toBe('{"data":{"b":"b","a":"a"}}');
  });

  it('one that fails at once and may not be null makes all of it null, whatever the others do later', async () => {
    expect(await bothWays(schema, '{ later a fails }')).toEqual({
      errors: [{ message: 'it failed', locations: [{ line: 1, column: 11 }], path: ['fails'] }],
      data: null,
    });
  });
});

describe('6.2.2 Mutation', () => {
  it('its fields are executed one after the other, each when all of the one before is done', async () => {
    const { data, done } = await mutate('mutation { first { at } second { at } now last }');
    expect(JSON.stringify(data)).toBe(
      '{"first":{"at":"first done"},"second":{"at":"second done"},"now":"now done","last":"last done"}',
    );
    expect(done).toEqual(['first', 'second', 'now', 'last']);
  });

  it('one that fails leaves the others', async () => {
    const { data, done } = await mutate('mutation { fails { at } last }');
    expect([data, done]).toEqual([{ fails: null, last: 'last done' }, ['fails', 'last']]);
  });

  it('after one that fails and may not be null nothing is executed', async () => {
    const { data, errors, done } = await mutate('mutation { now failsStrictly { at } last }');
    expect([data, errors?.length, done]).toEqual([null, 1, ['now', 'failsStrictly']]);
  });

  it('a null below it that may not be is the null of the field', async () => {
    const { data, done } = await mutate('mutation { second { strict } last }');
    expect([data, done]).toEqual([{ second: null, last: 'last done' }, ['second', 'last']]);
  });

  it('one field under two names is executed twice', async () => {
    const { done } = await mutate('mutation { a: now b: now }');
    expect(done).toEqual(['now', 'now']);
  });
});

describe('6.2.3 Subscription', () => {
  it('is left to graphql', () => {
    expect(isLeft(schema, 'subscription { a }')).toBe(true);
  });
});
