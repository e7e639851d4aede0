import type { Answer } from '../call.ts';
import type { CallOptions } from '../client-options.ts';
import { isAttemptObserved, traceAttempt, traceCall } from '../diagnostics/trace.ts';
import type { RestClientError } from '../errors/rest-client-error.ts';
import { toClientError } from '../errors/to-client-error.ts';
import { toMiddlewareError } from '../errors/to-middleware-error.ts';
import type { Going } from '../going.ts';
import type { Operation } from '../operation.ts';
import type { Session } from '../session.ts';
import { ExchangeContext } from './exchange-context.ts';
import type { Middleware } from './middleware.ts';
import { composeOnion, type Onion } from './onion.ts';

/** Sends one request of a call, with these headers, and reads its answer. */
type Send = <T>(going: Going<T>, headers: Readonly<Record<string, string>>) => Promise<Answer<T>>;

/** What may surround calls and their requests: whoever listens to the channels, and middleware. */
export interface Surroundings {
  aroundCall<T>(
    session: Session,
    operation: Operation<T>,
    work: () => Promise<Answer<T>>,
  ): Promise<Answer<T>>;
  /** Around all requests of a call, with the waits between. */
  aroundAttempts<T>(
    going: Going<T>,
    options: CallOptions,
    attempts: (going: Going<T>) => Promise<Answer<T>>,
  ): Promise<Answer<T>>;
  aroundAttempt<T>(going: Going<T>, previous: RestClientError | null, send: Send): Promise<Answer<T>>;
  /** Asked before an attempt is repeated. */
  mayRetry<T>(going: Going<T>, previous: RestClientError | null, error: RestClientError): boolean;
}

/** Composed once per client. What is not there costs a comparison. */
export function createSurroundings(middleware: readonly Middleware[]): Surroundings {
  const onion = composeOnion(middleware);
  return {
    aroundCall: traceCall,

    aroundAttempts(unsurrounded, options, attempts) {
      if (onion === null) return attempts(unsurrounded);
      const context = new ExchangeContext(unsurrounded, options);
      const going = { ...unsurrounded, context };
      if (onion.call === null) return attempts(going);
      return surroundCall(onion.call, context, going, attempts);
    },

    aroundAttempt(going, previous, send) {
      if (going.context === null && !isAttemptObserved()) return send(going, going.headers);
      return surround(going, previous, send);
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
    context: ExchangeContext,
    going: Going<T>,
    attempts: (going: Going<T>) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const { interruption, progress, credential } = going;
    progress.phase = 'turn';
    try {
      return await interruption.race(
        around(context, async () => {
          try {
            return await attempts(going);
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
    going: Going<T>,
    previous: RestClientError | null,
    send: Send,
  ): Promise<Answer<T>> {
    const { session, operation, progress, interruption, credential, context } = going;
    const number = progress.attempts + 1;
    const headers = { ...going.headers };
    const request = () =>
      traceAttempt(session, operation, { number, headers }, async () => {
        try {
          return await send(going, headers);
        } catch (error) {
          throw toClientError(error, progress, credential.redact);
        }
      });
    const around = onion?.attempt ?? null;
    if (around === null || context === null) return request();
    progress.phase = 'turn';
    try {
      return await interruption.race(around({ call: context, number, previous, headers }, request));
    } catch (error) {
      throw toMiddlewareError(error, progress, credential.redact);
    }
  }
}
