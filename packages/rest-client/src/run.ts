import { type Call, toCall } from './call.ts';
import type { CallOptions } from './client-options.ts';
import { exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import type { Session } from './session.ts';

/** Starts one operation. Making it may throw: that, too, becomes a rejected call, never a throw at the caller. */
export type Run = <T>(options: CallOptions, operation: () => Operation<T>) => Call<T>;

/** Binds the operations of a client to what they share. What every call goes through is composed here. */
export function createRun(session: Session): Run {
  return (options, operation) => toCall((async () => exchange(session, operation(), options))());
}
