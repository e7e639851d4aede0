import { createInboxClient } from '../../conversation-sync/graphql/client.ts';
import { describeError, isUnauthenticated } from '../../conversation-sync/graphql/request-error.ts';
import { DemoUsersDocument, type DemoUsersQuery, ViewerDocument } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';

/** Asks the server whose token this is. Null = accepted, else a sentence that says what is wrong. */
export async function verifyToken(token: string): Promise<string | null> {
  // A header cannot carry such characters, so no token has them.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return messages.session.tokenMalformed;
  }
  const { data, error } = await createInboxClient(token, () => {})
    .query(ViewerDocument, {})
    .toPromise();
  if (error) return isUnauthenticated(error) ? messages.session.tokenRejected : describeError(error);
  if (!data?.viewer && data?.capabilities.users) return messages.session.tokenRejected;
  return null;
}

/** The users of a demo database; empty for every other. */
export async function fetchDemoUsers(): Promise<DemoUsersQuery['demoUsers']> {
  const { data } = await createInboxClient(null, () => {})
    .query(DemoUsersDocument, {})
    .toPromise();
  return data?.demoUsers ?? [];
}
