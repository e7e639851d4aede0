import type { Answer } from '../call.ts';
import type { RestClientError } from '../errors/rest-client-error.ts';
import type { AttemptContext, CallContext } from './context.ts';

/** Goes on to what is inside: the next middleware, and in the end the request. May be called once. */
export type Next<T> = () => Promise<Answer<T>>;

/**
 * A layer around the calls of a client. The first of {@link RestClientOptions.middleware} is the outermost. Each part
 * is optional; a client without any middleware pays for none. The feed of `events()` does not go through it.
 *
 * A layer may refuse by throwing (best an error of this package), answer without going on, or change what comes back.
 * It cannot see the token, and it cannot send a request again: that stays with the replay contract. What it has begun
 * without waiting for it ends with the call.
 * @example
 * const logged: Middleware = {
 *   name: 'logged',
 *   async attempt(context, next) {
 *     console.log(context.call.operation, context.number);
 *     return next();
 *   },
 * };
 */
export interface Middleware {
  /** For messages and for whoever reads a list of them. */
  readonly name: string;
  /** Around a whole call: once, with all its attempts and the waits between inside. */
  call?<T>(context: CallContext, next: Next<T>): Promise<Answer<T>>;
  /** Around each request of a call: from before it is sent until its body is read. */
  attempt?<T>(context: AttemptContext, next: Next<T>): Promise<Answer<T>>;
  /**
   * Asked after an attempt that the client would follow with another: `false` = there is none, the call fails with
   * the error. Asked of each middleware, in order, until one says no. Cannot allow what the replay contract forbids.
   */
  mayRetry?(context: AttemptContext, error: RestClientError): boolean;
}
