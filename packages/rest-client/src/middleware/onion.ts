import type { Answer } from '../call.ts';
import { MiddlewareError } from '../errors/middleware-error.ts';
import type { AttemptContext, CallContext } from './context.ts';
import type { Middleware, Next } from './middleware.ts';

type Around<C> = <T>(context: C, next: Next<T>) => Promise<Answer<T>>;

/** The middleware of a client, composed once. `null` = no middleware has such a part. */
export interface Onion {
  readonly call: Around<CallContext> | null;
  readonly attempt: Around<AttemptContext> | null;
  readonly mayRetry: Required<Middleware>['mayRetry'] | null;
}

/** The first is the outermost; `null` for none. */
export function composeOnion(middleware: readonly Middleware[]): Onion | null {
  if (middleware.length === 0) return null;
  const vetoes = middleware.filter((it) => it.mayRetry !== undefined);
  return {
    call: composeLayers(
      middleware.flatMap((it): Around<CallContext>[] => (it.call ? [it.call.bind(it)] : [])),
    ),
    attempt: composeLayers(
      middleware.flatMap((it): Around<AttemptContext>[] => (it.attempt ? [it.attempt.bind(it)] : [])),
    ),
    mayRetry:
      vetoes.length === 0
        ? null
        : (context, error) => vetoes.every((it) => it.mayRetry?.(context, error) !== false),
  };
}

function composeLayers<C>(layers: readonly Around<C>[]): Around<C> | null {
  if (layers.length === 0) return null;
  return <T>(context: C, last: Next<T>) => {
    const enter = (depth: number): Promise<Answer<T>> => {
      const layer = layers[depth];
      if (layer === undefined) return last();
      try {
        return Promise.resolve(
          layer(
            context,
            once(() => enter(depth + 1)),
          ),
        );
      } catch (error) {
        return Promise.reject(error);
      }
    };
    return enter(0);
  };
}

/** A second time would send a write again, past everything that decides about that. */
function once<T>(next: Next<T>): Next<T> {
  let isCalled = false;
  return () => {
    if (isCalled) {
      const message = 'A middleware called next() twice. Call it once: repeating is the work of the client.';
      return Promise.reject(new MiddlewareError(message, { outcome: 'unknown' }));
    }
    isCalled = true;
    return next();
  };
}
