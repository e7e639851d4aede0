/** As graphql tells what it waits for within an answer; what resolvers give may also be another library's promise. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}

/** Given instead of a value when there are no more. */
export const END = Symbol('END');

/**
 * Collects the values of one object or list, of which some may be pending, and is the only place where several promises
 * are held: when one value cannot be had, nobody waits for the others any more, and one that rejects later would end
 * the process.
 */
export function collectValues(valueAt: (index: number) => unknown): unknown[] | Promise<unknown[]> {
  const values: unknown[] = [];
  let pending: number[] | null = null;
  try {
    for (let value = valueAt(0); value !== END; value = valueAt(values.length)) {
      if (isPromise(value)) {
        pending ??= [];
        pending.push(values.length);
      }
      values.push(value);
    }
  } catch (error) {
    if (pending !== null) abandon(values);
    throw error;
  }
  return pending === null ? values : allOf(values, pending);
}

/** Whatever becomes of these promises, it ends nothing. */
export function abandon(values: Iterable<unknown>): void {
  for (const value of values) if (isPromiseLike(value)) value.then(undefined, ignore);
}

function ignore(): void {}

/** As `Promise.all`, and as soon, for the few values that are pending; the others cost nothing. */
function allOf(values: unknown[], pending: readonly number[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    let left = pending.length;
    for (const index of pending) {
      (values[index] as Promise<unknown>).then((value) => {
        values[index] = value;
        left -= 1;
        if (left === 0) resolve(values);
      }, reject);
    }
  });
}
