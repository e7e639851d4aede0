import type { Send } from './send-statement.ts';

/** COMMIT was sent and its answer never came: the changes may have been made or not. */
export class CommitOutcomeUnknownError extends Error {
  override readonly name = 'CommitOutcomeUnknownError';
}

/** The session had ended before, or was not begun: `idle_in_transaction_session_timeout`, starting, no space left. */
const NOT_COMMITTED = new Set(['25P03', '57P03', '53100']);
const NEVER_SENT = /not queryable|was closed/i;

/** Tells a COMMIT that was lost on its way from one that was refused, after which nothing has changed. */
export function detectLostCommits(send: Send): Send {
  return async (text, values) => {
    try {
      return await send(text, values);
    } catch (error) {
      if (text === 'commit' && !isRefused(error)) {
        throw new CommitOutcomeUnknownError('The answer to COMMIT was lost.', { cause: error });
      }
      throw error;
    }
  };
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // An ERROR of the server takes the transaction back; FATAL and PANIC say nothing of a commit that was under way.
  const severity = 'severity' in error ? error.severity : undefined;
  return severity === 'ERROR' || NOT_COMMITTED.has(code) || NEVER_SENT.test(error.message);
}
