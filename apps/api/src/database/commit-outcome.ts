import type { Send } from './send-statement.ts';

/** COMMIT was sent and no response arrived: the changes may or may not have been made. */
export class CommitOutcomeUnknownError extends Error {
  override readonly name = 'CommitOutcomeUnknownError';
}

/** The session ended before COMMIT or did not begin: idle timeout, starting server, full disk. */
const NOT_COMMITTED = new Set(['25P03', '57P03', '53100']);
const NEVER_SENT = /not queryable|was closed/i;

/** Distinguishes a COMMIT whose response was lost from one that was refused and changed nothing. */
export function detectLostCommits(send: Send): Send {
  return async (text, values) => {
    try {
      return await send(text, values);
    } catch (error) {
      if (text === 'commit' && !isRefused(error)) {
        throw new CommitOutcomeUnknownError('The response to COMMIT was lost.', { cause: error });
      }
      throw error;
    }
  };
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // An ERROR rolls the transaction back; after FATAL and PANIC the outcome of a running commit is unknown.
  const severity = 'severity' in error ? error.severity : undefined;
  return severity === 'ERROR' || NOT_COMMITTED.has(code) || NEVER_SENT.test(error.message);
}
