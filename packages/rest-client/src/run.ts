import { Call } from './call.ts';
import type { CallOptions } from './client-options.ts';
import { traceCall } from './diagnostics/trace.ts';
import { exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import { type Page, PageCall } from './page-call.ts';
import { RefusedUpdate } from './resources/update-body.ts';
import type { Session } from './session.ts';

/** Prepares one operation. Making it may throw: that, too, becomes a call that fails, never a throw at the caller. */
export type Run = <T>(options: CallOptions, operation: () => Operation<T>) => Call<T>;

/** Prepares one page of many, and those that follow. */
export type RunPage = <P extends Page<unknown>>(
  options: CallOptions,
  cursor: string | null,
  operation: (cursor: string | null) => Operation<P>,
) => PageCall<P>;

/** Binds the operations of a client to what they share. What every call goes through is composed here. */
export function createRun(session: Session): { readonly run: Run; readonly runPage: RunPage } {
  const run: Run = (options, operation) => new Call(prepare(session, options, operation));
  const runPage: RunPage = (options, cursor, operation) =>
    new PageCall(
      prepare(session, options, () => operation(cursor)),
      (next) => run(options, () => operation(next)),
    );
  return { run, runPage };
}

/** The operation is made now, from the input as it is now; nothing is sent before it is begun. */
function prepare<T>(session: Session, options: CallOptions, operation: () => Operation<T>) {
  let made: Operation<T>;
  try {
    made = operation();
  } catch (error) {
    return async () => {
      throw error instanceof RefusedUpdate ? await error.explain() : error;
    };
  }
  return () => traceCall(session, made, () => exchange(session, made, options));
}
