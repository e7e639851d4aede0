import type { Client } from '@urql/core';
import { ConversationIndexDocument, UsersDocument } from '../../generated/graphql.ts';
import { parseView, toIndexVariables } from '../view/view.ts';

/** Asks for what the list needs first without waiting until it is known who asks; who needs it shares the answer. */
export function prefetchQueries(client: Client): Client {
  const ask = (request: { toPromise(): Promise<unknown> }) => void request.toPromise();
  ask(client.query(UsersDocument, {}));
  const view = parseView(location.search);
  if (view.layout === 'list' && view.assignee !== 'me') {
    ask(client.query(ConversationIndexDocument, toIndexVariables(view, null)));
  }
  return client;
}
