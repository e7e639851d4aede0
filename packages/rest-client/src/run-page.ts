import type { CallOptions } from './client-options.ts';
import { withExtraHeaders } from './extra-headers.ts';
import type { Operation } from './operation.ts';
import { type Page, PageCall } from './page-call.ts';
import { prepare, type Run } from './run.ts';
import type { Session } from './session.ts';

/** Prepares one page of many, and those that follow. */
export type RunPage = <P extends Page<unknown>>(
  options: CallOptions,
  cursor: string | null,
  operation: (cursor: string | null) => Operation<P>,
) => PageCall<P>;

/** Binds the lists of a client to what they share. */
export function createRunPage(session: Session, run: Run): RunPage {
  return (options, cursor, operation) =>
    new PageCall(
      prepare(session, options, () => withExtraHeaders(operation(cursor), options.headers)),
      (next) => run(options, () => operation(next)),
    );
}
