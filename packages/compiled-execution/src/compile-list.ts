import { type FieldNode, GraphQLError, locatedError } from 'graphql';
import type { Complete, Path, Run } from './compilation.ts';
import { abandon, collectValues, END } from './pending.ts';
import { completeAt, keysOf, type Position } from './position.ts';

/** A list of what stands at each of its places (GraphQL, section 6.4.3). `field`: for messages. */
export function compileList(items: Position, field: string): Complete {
  return (value, run, around) => {
    const path = around as Path;
    if (Array.isArray(value)) return completeArray(items, value, run, path);
    if (isIterable(value, Symbol.asyncIterator)) return completeAsyncIterable(items, value, run, path);
    if (typeof value === 'object' && isIterable(value, Symbol.iterator))
      return completeIterable(items, value, run, path);
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
  };
}

function completeArray(items: Position, values: readonly unknown[], run: Run, path: Path): unknown {
  try {
    return collectValues((index) =>
      index < values.length ? completeAt(items, values[index], run, pathTo(path, index)) : END,
    );
  } catch (error) {
    // Also the promises that the loop has not come to.
    abandon(values);
    throw error;
  }
}

function completeIterable(items: Position, values: Iterable<unknown>, run: Run, path: Path): unknown {
  const iterator = values[Symbol.iterator]();
  try {
    return collectValues((index) => {
      const { done, value } = iterator.next();
      return done ? END : completeAt(items, value, run, pathTo(path, index));
    });
  } catch (error) {
    abandon(restOf(iterator));
    throw error;
  }
}

function* restOf(iterator: Iterator<unknown>): Generator<unknown> {
  try {
    for (let { done, value } = iterator.next(); !done; { done, value } = iterator.next()) yield value;
  } catch {
    // It has given all it could.
  }
}

async function completeAsyncIterable(
  items: Position,
  values: AsyncIterable<unknown>,
  run: Run,
  path: Path,
): Promise<unknown> {
  const iterator = values[Symbol.asyncIterator]();
  const completed: unknown[] = [];
  try {
    while (true) {
      let next: IteratorResult<unknown>;
      try {
        next = await iterator.next();
      } catch (error) {
        throw locatedError(error, items.nodes as FieldNode[], keysOf(path));
      }
      if (next.done) break;
      const item = completeAt(items, next.value, run, pathTo(path, completed.length));
      // Nobody waits for it before the last one is there.
      abandon([item]);
      completed.push(item);
    }
  } catch (error) {
    void close(iterator);
    throw error;
  }
  return collectValues((index) => (index < completed.length ? completed[index] : END));
}

async function close(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // What is wrong with the list is known already.
  }
}

function isIterable<T extends symbol>(value: unknown, kind: T): value is { readonly [K in T]: () => never } {
  return typeof (value as Readonly<Record<symbol, unknown>>)[kind] === 'function';
}

function pathTo(prev: Path, key: number): Path {
  return { prev, key, isNulled: false };
}
