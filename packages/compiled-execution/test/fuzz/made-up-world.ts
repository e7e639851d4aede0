import { setImmediate as nextTurn } from 'node:timers/promises';
import { Random } from '@parley/testing/random';
import {
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { isPromiseLike } from '../../src/pending.ts';
import { printedSchema } from '../printed-schema.ts';

/** What an object is, and by its seed, what its fields are. */
interface Source {
  readonly seed: number;
  readonly __typename: unknown;
}

/** The context of an execution: the seed of all that it meets, and how much of that goes wrong. */
export interface World {
  readonly seed: number;
  /** From 0 to 1. */
  readonly trouble: number;
  /** Whether every promise is looked after, whoever drops it: graphql itself drops those of late lists. */
  readonly isLookedAfter?: boolean;
}

/**
 * The printed schema with resolvers that make up what they give: at once and later, values, null, lists of all kinds,
 * promises within lists, wrong values, and errors thrown, returned and rejected. The same for the same world, object,
 * field and arguments, whoever asks and when.
 */
export function createMadeUpSchema(): GraphQLSchema {
  const schema = printedSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) {
      type.resolveType = ((source: Source, world: World) => {
        const random = randomFor(world, source.seed, 'type');
        const name = source.__typename as string;
        if (random.chance(world.trouble / 20)) throw new Error('no type');
        if (random.chance(0.8)) return name;
        return later(random, world, random.chance(world.trouble / 10) ? new Error('no type later') : name);
      }) as GraphQLTypeResolver<Source, World>;
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: Source | undefined, args: unknown, world: World) => {
        const random = randomFor(
          world,
          source?.seed ?? 0,
          `${type.name}.${field.name} ${JSON.stringify(args)}`,
        );
        return made(schema, random, world, field.type);
      };
    }
  }
  return schema;
}

function randomFor({ seed }: World, source: number, what: string): Random {
  let hash = (seed ^ Math.imul(source, 0x9e3779b1)) | 0;
  for (let index = 0; index < what.length; index += 1)
    hash = Math.imul(hash ^ what.charCodeAt(index), 0x01000193);
  return new Random(hash);
}

/** What a resolver gives. */
function made(schema: GraphQLSchema, random: Random, world: World, type: GraphQLOutputType): unknown {
  const { trouble } = world;
  if (random.chance(trouble * 0.06)) throw errorOf(random);
  if (random.chance(trouble * 0.06)) return later(random, world, errorOf(random));
  const value = madeValue(schema, random, world, type);
  return random.chance(0.35) ? later(random, world, value) : value;
}

function errorOf(random: Random): unknown {
  return random.pick<() => unknown>([
    () => new Error('it failed'),
    () => new GraphQLError('it was refused', { extensions: { code: 'REFUSED' } }),
    () => 'not even an error',
  ])();
}

function madeValue(schema: GraphQLSchema, random: Random, world: World, type: GraphQLOutputType): unknown {
  const { trouble } = world;
  if (isNonNullType(type)) {
    if (random.chance(trouble * 0.04)) return random.pick([null, undefined]);
    return madeValue(schema, random, { ...world, trouble: trouble / 2 }, type.ofType);
  }
  if (random.chance(0.08)) return null;
  if (random.chance(trouble * 0.03)) return new Error('an error as a value');
  if (isListType(type)) return listOf(schema, random, world, type.ofType);
  if (isObjectType(type)) return { seed: random.below(2 ** 31), __typename: type.name };
  if (isAbstractType(type)) {
    const name = random.chance(trouble * 0.04)
      ? random.pick([undefined, 'Nothing', 'String', 'Query'])
      : random.pick(schema.getPossibleTypes(type)).name;
    return { seed: random.below(2 ** 31), __typename: name };
  }
  if (random.chance(trouble * 0.04)) return random.pick<unknown>([{}, [], 'neither', 1.5, Number.NaN]);
  if (isEnumType(type)) return random.pick(type.getValues()).value;
  return random.pick(LEAVES[type.name] ?? LEAVES.String ?? []);
}

const LEAVES: Readonly<Record<string, readonly unknown[]>> = {
  ID: ['7', 8],
  Int: [0, 3, '4'],
  Float: [0.5, 3],
  Boolean: [true, false, 1],
  DateTime: ['2030-01-01T00:00:00Z'],
  String: ['', 'a', 5, true],
};

function listOf(schema: GraphQLSchema, random: Random, world: World, type: GraphQLOutputType): unknown {
  const { trouble } = world;
  const items = Array.from({ length: random.integer(0, 4) }, (): unknown => {
    if (random.chance(trouble * 0.04)) return later(random, world, errorOf(random));
    const value = madeValue(schema, random, world, type);
    return random.chance(0.2) ? later(random, world, value) : value;
  });
  const failsAtEnd = random.chance(trouble * 0.1);
  const kind = random.below(20);
  if (kind === 0) return new Set(items);
  if (kind === 1) return one(items, failsAtEnd);
  if (kind > 3) return items;
  // Whoever is given one of these is given no promise that it could look at.
  for (const item of items) lookAfter(item);
  // One of objects, of which some reject while the next is waited for, graphql itself leaves unhandled.
  if (kind === 2 && isLeafType(getNullableType(type)))
    return oneLater(items, random.integer(0, 3), failsAtEnd);
  return random.chance(trouble) ? random.pick<unknown>(['text', 3, {}]) : [];
}

function* one(items: readonly unknown[], failsAtEnd: boolean): Generator<unknown> {
  yield* items;
  if (failsAtEnd) throw new Error('no more items');
}

async function* oneLater(items: readonly unknown[], ticks: number, failsAtEnd: boolean) {
  for (const item of items) {
    await wait(ticks);
    yield item;
  }
  if (failsAtEnd) throw new Error('no more items later');
}

/** A promise, or what is only like one; of an error, that it is thrown then. Handled by whoever is given it. */
function later(random: Random, { isLookedAfter }: World, value: unknown): PromiseLike<unknown> {
  const ticks = random.integer(0, 7);
  // The items of a list that is slow would have rejected before anybody is given them.
  const isSlow = random.chance(0.05) && !isIterable(value);
  const promise = (async () => {
    if (isSlow) await nextTurn();
    await wait(ticks);
    if (value instanceof Error || value === 'not even an error') throw value;
    return value;
  })();
  if (isLookedAfter) lookAfter(promise);
  // biome-ignore lint/suspicious/noThenProperty: this is what other libraries give.
  return random.chance(0.04) ? { then: promise.then.bind(promise) } : promise;
}

function isIterable(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

/** Also of what is only like a promise: behind it stands one. */
function lookAfter(value: unknown): void {
  if (isPromiseLike(value)) value.then(undefined, () => {});
}

async function wait(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1) await null;
}
