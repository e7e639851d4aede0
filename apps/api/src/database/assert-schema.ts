import type { Kysely } from 'kysely';
import { findConversation } from '../conversations/find-conversation.ts';
import { findStoredResponse } from '../idempotency/stored-response.ts';
import { StartupError } from '../startup-error.ts';
import { findUserByToken } from '../users/find-user-by-token.ts';
import type { Tables } from './tables.ts';

/** The errors of PostgreSQL for unknown tables, columns, functions and parameters. */
const UNKNOWN_NAME = /^42(?:P01|703|883|P02)$/;
const NOBODY = '';

/**
 * Runs the reads of requests for rows that do not exist. A database that has every migration by name may have had a
 * different version of one: then a failed start is better than an error for every request.
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
      `The tables of the database do not match this version of the API (${error.message}); use the version that created them, or an empty database.`,
      { cause: error },
    );
  }
}
