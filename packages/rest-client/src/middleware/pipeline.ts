import type { ApiResponse } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { Clock } from '../clock.ts';
import type { RestClientError } from '../errors/base.ts';
import { MiddlewareError } from '../errors/client.ts';
import { toClientError } from '../errors/convert.ts';
import { ATTEMPTS, CALLS, traceAttempt, traceCall } from '../observability/channels.ts';
import type { Replay } from '../request/operation.ts';
import type { CallState, MiddlewarePipeline } from '../session.ts';
import type { ContextKey, ContextValue } from './context-key.ts';
import type { AttemptContext, CallContext, Middleware, Next } from './middleware.ts';

type Layer<C> = <T>(context: C, next: Next<T>) => Promise<ApiResponse<T>>;

/** Composed once per client. The tracing channels are its innermost layer, while somebody listens to them. */
export function createMiddlewarePipeline(middleware: readonly Middleware[]): MiddlewarePipeline {
  const callLayers = middleware.flatMap((it): Layer<CallContext>[] => (it.call ? [it.call.bind(it)] : []));
  const attemptLayers = middleware.flatMap((it): Layer<AttemptContext>[] =>
    it.attempt ? [it.attempt.bind(it)] : [],
  );
  const tracedLayers = [...attemptLayers, traceAttempt];
  const vetoes = middleware.filter((it) => it.mayRetry !== undefined);
  return {
    traceCall({ baseUrl: { origin } }, { name: operation, method, route }, next) {
      return () =>
        CALLS?.hasSubscribers === true ? traceCall({ operation, method, route, origin }, next) : next();
    },

    runCall(state, attempts) {
      if (callLayers.length === 0) return null;
      const { timeout, progress, credential } = state;
      progress.phase = 'turn';
      const call = composeMiddleware(callLayers, toCallContext(state), async () => {
        try {
          return await attempts(state);
        } catch (error) {
          throw toClientError(error, progress, credential.redact);
        }
      });
      return timeout.race(call());
    },

    wrapAttempt(state, previous, send) {
      const layers = ATTEMPTS?.hasSubscribers === true ? tracedLayers : attemptLayers;
      if (layers.length === 0) return null;
      const context = toAttemptContext(state, state.progress.attempts + 1, previous);
      state.progress.phase = 'turn';
      return composeMiddleware(layers, context, send.bind(null, state, context.headers));
    },

    mayRetry(state, previous, error) {
      if (vetoes.length === 0) return true;
      const context = toAttemptContext(state, state.progress.attempts, previous);
      return vetoes.every((it) => it.mayRetry?.(context, error) !== false);
    },
  };
}

/** The first layer is the outermost, `last` the innermost. Bound, so that a layer is no more than one frame of a stack. */
function composeMiddleware<C, T>(layers: readonly Layer<C>[], context: C, last: Next<T>): Next<T> {
  return layers.reduceRight((next, layer) => (layer<T>).bind(null, context, once(next)), last);
}

/** A second time would send a write again, past everything that decides about that. */
function once<T>(next: Next<T>): Next<T> {
  let isCalled = false;
  return async () => {
    if (isCalled) {
      const message = 'A middleware called next() twice. Call it once: repeating is the work of the client.';
      throw new MiddlewareError(message, { outcome: 'unknown' });
    }
    isCalled = true;
    return next();
  };
}

function toCallContext(state: CallState<unknown>): CallContext {
  state.context ??= new StateContext(state);
  return state.context;
}

function toAttemptContext<T>(
  state: CallState<T>,
  number: number,
  previous: RestClientError | null,
): AttemptContext {
  return { call: toCallContext(state), number, previous, headers: { ...state.headers } };
}

/** A call as its middleware sees it. What is private here no inspection shows. */
class StateContext implements CallContext {
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  readonly route: string;
  readonly path: string;
  readonly origin: string;
  readonly basePath: string;
  readonly replay: Replay;
  readonly options: CallOptions;
  readonly clock: Clock;
  readonly #state: CallState<unknown>;
  /** The last one of a key counts. */
  #values: readonly ContextValue[];

  constructor(state: CallState<unknown>) {
    const { session, options } = state;
    const { name, method, route, path, replay } = state.operation;
    this.operation = name;
    this.method = method;
    this.route = route;
    this.path = path;
    this.origin = session.baseUrl.origin;
    this.basePath = session.baseUrl.path;
    this.replay = replay;
    this.options = options;
    this.clock = session.clock;
    this.#state = state;
    this.#values = options.context === undefined ? session.context : [...session.context, ...options.context];
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
