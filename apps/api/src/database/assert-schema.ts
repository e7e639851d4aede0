import type { Kysely } from 'kysely';
import { findConversation } from '../conversations/find-conversation.ts';
import { findStoredResponse } from '../idempotency/stored-response.ts';
import { StartupError } from '../startup-error.ts';
import { findUserByToken } from '../users/find-user-by-token.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL's class of names that do not exist. */
const UNKNOWN_NAME = /^42(?:P01|703|883|P02)$/;
const NOBODY = '';

/**
 * Reads what requests read, of rows that do not exist. A database that says it had every migration may have had another
 * form of one: better not to start than to answer every read with a fault.
 */
export async function assertSchema(kysely: Kysely<Tables>): Promise<void> {
  try {
    await findConversation(kysely, 0, 0);
    await findUserByToken(kysely, NOBODY);
    await findStoredResponse(kysely, { tokenHash: NOBODY, key: NOBODY, keptSince: 0 });
    await kysely
      .selectFrom(['history', 'events', 'event_feed', 'conversation_search'])
      .select(['history.cause', 'events.changes', 'event_feed.pruned_to', 'conversation_search.search_text'])
      .where('history.id', '=', '0')
      .execute();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && UNKNOWN_NAME.test(String(error.code)))) throw error;
    throw new StartupError(
      `The tables of the database are not what this API makes (${error.message}); use the version that made them, or an empty database.`,
      { cause: error },
    );
  }
}
