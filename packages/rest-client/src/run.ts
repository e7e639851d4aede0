import { Call } from './call.ts';
import type { CallOptions } from './client-options.ts';
import { exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import { RefusedUpdate } from './resources/update-body.ts';
import type { Session } from './session.ts';

/** Prepares one operation. Making it may throw: that, too, becomes a call that fails, never a throw at the caller. */
export type Run = <T>(options: CallOptions, operation: () => Operation<T>) => Call<T>;

/** Binds the operations of a client to what they share. What every call goes through is composed here. */
export function createRun(session: Session): Run {
  return (options, operation) => new Call(prepare(session, options, operation));
}

/** The operation is made now, from the input as it is now; nothing is sent before it is begun. */
export function prepare<T>(session: Session, options: CallOptions, operation: () => Operation<T>) {
  let made: Operation<T>;
  try {
    made = operation();
  } catch (error) {
    return async () => {
      throw error instanceof RefusedUpdate ? await error.explain() : error;
    };
  }
  const { surroundings } = session;
  return surroundings === null
    ? () => exchange(session, made, options)
    : () => surroundings.aroundCall(session, made, () => exchange(session, made, options));
}
