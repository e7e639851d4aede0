/**
 * A generator that can be ended while it waits: `return` of a generator alone waits for whatever it waits for. Ends
 * also when `closing` is aborted, as if it were done.
 */
export function cancellable<T>(
  generate: (signal: AbortSignal) => AsyncGenerator<T, void>,
  closing: AbortSignal,
): AsyncIterableIterator<T, void> {
  const ending = new AbortController();
  const generator = generate(ending.signal);
  const end = () => ending.abort();
  if (closing.aborted) end();
  else closing.addEventListener('abort', end, { once: true });

  const iterator: AsyncIterableIterator<T, void> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      let over = true;
      try {
        const result = await generator.next();
        over = result.done === true;
        return result;
      } finally {
        if (over) closing.removeEventListener('abort', end);
      }
    },
    async return() {
      closing.removeEventListener('abort', end);
      end();
      return generator.return();
    },
  };
  return iterator;
}
