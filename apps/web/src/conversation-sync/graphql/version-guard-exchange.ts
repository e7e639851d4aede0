import { type Exchange, makeOperation, mapExchange } from '@urql/core';
import { createVersionGuard } from './version-guard.ts';

/** Milliseconds until a query whose answer was late is asked again; a server that stays behind is left alone then. */
const WAITS = [50, 500, 5_000];

/** Keeps older data from the cache, and asks once more for whoever still shows a query that was answered with some. */
export const versionGuardExchange: Exchange = (input) => {
  const guard = createVersionGuard();
  const late = new Map<number, number>();
  return mapExchange({
    onResult(result) {
      const { operation, data } = result;
      const guarded = guard(data);
      if (guarded === data) {
        late.delete(operation.key);
        return result;
      }
      const times = late.get(operation.key) ?? 0;
      const wait = WAITS[times];
      if (operation.kind === 'query' && wait !== undefined) {
        late.set(operation.key, times + 1);
        const context = { ...operation.context, requestPolicy: 'network-only' as const };
        setTimeout(() => input.client.reexecuteOperation(makeOperation('query', operation, context)), wait);
      }
      return { ...result, data: guarded };
    },
  })(input);
};
