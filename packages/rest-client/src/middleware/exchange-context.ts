import type { CallOptions } from '../client-options.ts';
import type { Clock } from '../clock.ts';
import { toClientError } from '../errors/to-client-error.ts';
import type { Going } from '../going.ts';
import type { Replay } from '../operation.ts';
import type { CallContext } from './context.ts';
import type { ContextKey, ContextValue } from './context-key.ts';

/** A call as its middleware sees it. What is private here no inspection shows. */
export class ExchangeContext implements CallContext {
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  readonly route: string;
  readonly path: string;
  readonly origin: string;
  readonly basePath: string;
  readonly replay: Replay;
  readonly options: CallOptions;
  readonly clock: Clock;
  readonly #going: Omit<Going<unknown>, 'context'>;
  /** The last one of a key counts. */
  #values: readonly ContextValue[];

  constructor(going: Omit<Going<unknown>, 'context'>, options: CallOptions) {
    const { name, method, route, path, replay } = going.operation;
    this.operation = name;
    this.method = method;
    this.route = route;
    this.path = path;
    this.origin = going.session.baseUrl.origin;
    this.basePath = going.session.baseUrl.path;
    this.replay = replay;
    this.options = options;
    this.clock = going.session.clock;
    this.#going = going;
    const { context } = going.session;
    this.#values = options.context === undefined ? context : [...context, ...options.context];
  }

  remaining(): number {
    return this.#going.interruption.remaining();
  }

  async race<T>(work: PromiseLike<T>): Promise<T> {
    const { interruption, progress, credential } = this.#going;
    try {
      return await interruption.race(work);
    } catch (error) {
      throw error === interruption.cause ? toClientError(error, progress, credential.redact) : error;
    }
  }

  isSameCaller(other: CallContext): boolean {
    return (
      other instanceof ExchangeContext &&
      other.#going.credential.authorization === this.#going.credential.authorization
    );
  }

  get<T>(key: ContextKey<T>): T | undefined {
    return this.#values.findLast((it) => it.key === key)?.value as T | undefined;
  }

  set<T>(key: ContextKey<T>, value: T): void {
    this.#values = [...this.#values, key.with(value)];
  }
}
