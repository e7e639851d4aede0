import type { ApiResponse } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { Clock } from '../clock.ts';
import type { RestClientError } from '../errors/base.ts';
import { MiddlewareError } from '../errors/client.ts';
import { toClientError, toMiddlewareError } from '../errors/convert.ts';
import { isAttemptObserved, traceAttempt, traceCall } from '../observability/channels.ts';
import type { CallState } from '../request/call-state.ts';
import type { Operation, Replay } from '../request/operation.ts';
import type { Session } from '../session.ts';
import type { ContextKey, ContextValue } from './context-key.ts';
import type { AttemptContext, CallContext, Middleware, Next } from './middleware.ts';

/** Sends one request of a call, with these headers, and reads its answer. */
type Send = <T>(state: CallState<T>, headers: Readonly<Record<string, string>>) => Promise<ApiResponse<T>>;

/** What may surround calls and their requests: whoever listens to the channels, and middleware. */
export interface Surroundings {
  aroundCall<T>(
    session: Session,
    operation: Operation<T>,
    work: () => Promise<ApiResponse<T>>,
  ): Promise<ApiResponse<T>>;
  /** Around all requests of a call, with the waits between. */
  aroundAttempts<T>(
    state: CallState<T>,
    options: CallOptions,
    attempts: (state: CallState<T>) => Promise<ApiResponse<T>>,
  ): Promise<ApiResponse<T>>;
  aroundAttempt<T>(
    state: CallState<T>,
    previous: RestClientError | null,
    send: Send,
  ): Promise<ApiResponse<T>>;
  /** Asked before an attempt is repeated. */
  mayRetry<T>(state: CallState<T>, previous: RestClientError | null, error: RestClientError): boolean;
}

/** Composed once per client. What is not there costs a comparison. */
export function createSurroundings(middleware: readonly Middleware[]): Surroundings {
  const onion = composeOnion(middleware);
  return {
    aroundCall: traceCall,

    aroundAttempts(unsurrounded, options, attempts) {
      if (onion === null) return attempts(unsurrounded);
      const context = new MiddlewareContext(unsurrounded, options);
      const state = { ...unsurrounded, context };
      if (onion.call === null) return attempts(state);
      return surroundCall(onion.call, context, state, attempts);
    },

    aroundAttempt(state, previous, send) {
      if (state.context === null && !isAttemptObserved()) return send(state, state.headers);
      return surround(state, previous, send);
    },

    mayRetry({ context, progress, headers }, previous, error) {
      if (onion === null || onion.mayRetry === null || context === null) return true;
      return onion.mayRetry(
        { call: context, number: progress.attempts, previous, headers: { ...headers } },
        error,
      );
    },
  };

  async function surroundCall<T>(
    around: NonNullable<Onion['call']>,
    context: MiddlewareContext,
    state: CallState<T>,
    attempts: (state: CallState<T>) => Promise<ApiResponse<T>>,
  ): Promise<ApiResponse<T>> {
    const { timeout, progress, credential } = state;
    progress.phase = 'turn';
    try {
      return await timeout.race(
        around(context, async () => {
          try {
            return await attempts(state);
          } catch (error) {
            throw toClientError(error, progress, credential.redact);
          }
        }),
      );
    } catch (error) {
      throw toMiddlewareError(error, progress, credential.redact);
    }
  }

  async function surround<T>(
    state: CallState<T>,
    previous: RestClientError | null,
    send: Send,
  ): Promise<ApiResponse<T>> {
    const { session, operation, progress, timeout, credential, context } = state;
    const number = progress.attempts + 1;
    const headers = { ...state.headers };
    const request = () =>
      traceAttempt(session, operation, { number, headers }, async () => {
        try {
          return await send(state, headers);
        } catch (error) {
          throw toClientError(error, progress, credential.redact);
        }
      });
    const around = onion?.attempt ?? null;
    if (around === null || context === null) return request();
    progress.phase = 'turn';
    try {
      return await timeout.race(around({ call: context, number, previous, headers }, request));
    } catch (error) {
      throw toMiddlewareError(error, progress, credential.redact);
    }
  }
}

/** A call as its middleware sees it. What is private here no inspection shows. */
export class MiddlewareContext implements CallContext {
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  readonly route: string;
  readonly path: string;
  readonly origin: string;
  readonly basePath: string;
  readonly replay: Replay;
  readonly options: CallOptions;
  readonly clock: Clock;
  readonly #state: Omit<CallState<unknown>, 'context'>;
  /** The last one of a key counts. */
  #values: readonly ContextValue[];

  constructor(state: Omit<CallState<unknown>, 'context'>, options: CallOptions) {
    const { name, method, route, path, replay } = state.operation;
    this.operation = name;
    this.method = method;
    this.route = route;
    this.path = path;
    this.origin = state.session.baseUrl.origin;
    this.basePath = state.session.baseUrl.path;
    this.replay = replay;
    this.options = options;
    this.clock = state.session.clock;
    this.#state = state;
    const { context } = state.session;
    this.#values = options.context === undefined ? context : [...context, ...options.context];
  }

  remaining(): number {
    return this.#state.timeout.remaining();
  }

  async race<T>(work: PromiseLike<T>): Promise<T> {
    const { timeout, progress, credential } = this.#state;
    try {
      return await timeout.race(work);
    } catch (error) {
      throw error === timeout.cause ? toClientError(error, progress, credential.redact) : error;
    }
  }

  get<T>(key: ContextKey<T>): T | undefined {
    return this.#values.findLast((it) => it.key === key)?.value as T | undefined;
  }

  set<T>(key: ContextKey<T>, value: T): void {
    this.#values = [...this.#values, key.with(value)];
  }
}

type Around<C> = <T>(context: C, next: Next<T>) => Promise<ApiResponse<T>>;

/** The middleware of a client, composed once. `null` = no middleware has such a part. */
interface Onion {
  readonly call: Around<CallContext> | null;
  readonly attempt: Around<AttemptContext> | null;
  readonly mayRetry: Required<Middleware>['mayRetry'] | null;
}

/** The first is the outermost; `null` for none. */
function composeOnion(middleware: readonly Middleware[]): Onion | null {
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
    const enter = (depth: number): Promise<ApiResponse<T>> => {
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
