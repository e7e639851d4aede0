import { type FieldNode, type GraphQLOutputType, isNonNullType, locatedError } from 'graphql';
import type { Complete, Path, Run } from './compilation.ts';
import { isPromise, isPromiseLike } from './pending.ts';

/** A field, or the items of a list: where an error becomes null. What is known about it before anything is executed. */
export interface Position {
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  readonly complete: Complete;
}

/** What stands there in the answer, or a promise of it (GraphQL, section 6.4.3); `value` may be pending. */
export function completeAt(position: Position, value: unknown, run: Run, path: Path): unknown {
  if (isPromiseLike(value)) return completePending(position, value, run, path);
  try {
    const completed = position.complete(value, run, path);
    return isPromise(completed)
      ? completed.then(undefined, (error) => handleError(position, error, run, path))
      : completed;
  } catch (error) {
    return handleError(position, error, run, path);
  }
}

async function completePending(
  position: Position,
  value: PromiseLike<unknown>,
  run: Run,
  path: Path,
): Promise<unknown> {
  try {
    const completed = position.complete(await value, run, path);
    return isPromise(completed) ? await completed : completed;
  } catch (error) {
    return handleError(position, error, run, path);
  }
}

/**
 * Notes what went wrong and gives null, or, where null may not be, passes it on to what is around (GraphQL, section
 * 6.4.4).
 */
export function handleError({ type, nodes }: Position, thrown: unknown, run: Run, path: Path): null {
  const error = locatedError(thrown, nodes as FieldNode[], keysOf(path));
  if (isNonNullType(type)) throw error;
  if (!isBelowNull(path)) run.errors.push(error);
  path.isNulled = true;
  return null;
}

function isBelowNull(path: Path): boolean {
  for (let at: Path | undefined = path; at; at = at.prev) if (at.isNulled) return true;
  return false;
}

export function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.push(at.key);
  return keys.reverse();
}
