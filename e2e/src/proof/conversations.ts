import { graphql } from '../graphql.ts';

/** A conversation as the proofs look at it. */
export interface Seen {
  readonly id: string;
  readonly status: 'TO_DO' | 'IN_PROGRESS' | 'DONE';
  readonly version: string;
  readonly user: { readonly id: string } | null;
  readonly snoozeUntil: string | null;
  readonly latestCustomerMessage: { readonly id: string } | null;
}

const FIELDS = 'id status version user { id } snoozeUntil latestCustomerMessage { id }';

/** The mutation with everything that a test compares. */
const UPDATE = `mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { ...Verdict } }`;
const BULK = `mutation ($input: [UpdateConversationInput!]!) { updateConversations(input: $input) { ...Verdict } }`;
const VERDICT = `fragment Verdict on UpdateConversationResult {
  __typename
  ... on UpdateConversationSuccess {
    changed replayed guarantee conversation { ${FIELDS} }
    changes { field from to cause actor { id } }
    warnings { code message }
    undo { fields status userId snoozeUntil expected { status userId snoozeUntil } }
  }
  ... on ConversationConflict { fields current { ${FIELDS} } yours { status userId } }
  ... on UpdateRefused { unchanged { ${FIELDS} } }
  ... on InvalidInput { field }
  ... on Error { code message }
}`;

// biome-ignore lint/suspicious/noExplicitAny: a verdict is a union that each proof narrows by its own expectation
type Verdict = any;

/** One update through the gateway; throws when the answer is a fault instead of a verdict. */
export async function update(
  origin: string,
  input: object,
  token: string | null = 'demo-1',
): Promise<Verdict> {
  const { data, errors } = await graphql(origin, UPDATE + VERDICT, { input }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.updateConversation;
}

export async function updateAll(origin: string, input: readonly object[]): Promise<Verdict[]> {
  const { data, errors } = await graphql(origin, BULK + VERDICT, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.updateConversations;
}

export async function see(origin: string, id: string): Promise<Seen> {
  const { data } = await graphql(origin, `query ($id: ID!) { conversation(id: $id) { ${FIELDS} } }`, { id });
  return data.conversation;
}

/** The history of a conversation, the newest entry first. */
export async function historyOf(
  origin: string,
  id: string,
): Promise<{ field: string; from: string; to: string; cause: string; user: { id: string } | null }[]> {
  const { data } = await graphql(
    origin,
    `query ($id: ID!) { conversation(id: $id) { history(first: 100) { nodes { field from to cause user { id } } } } }`,
    { id },
  );
  return data.conversation.history.nodes;
}

/** Brings a conversation to a state to begin from, whatever it was. */
export async function reset(
  origin: string,
  id: string,
  to: { status: Seen['status']; userId: string | null },
): Promise<Seen> {
  const before = await see(origin, id);
  if (before.snoozeUntil !== null) await update(origin, { id, snoozeUntil: null });
  const verdict = await update(origin, { id, ...to, takeover: true });
  if (verdict.__typename !== 'UpdateConversationSuccess') throw new Error(JSON.stringify(verdict));
  return verdict.conversation;
}

/** A message from the customer, as the demo data set lets one write it. */
export async function customerWrites(apiUrl: string, id: string, text: string): Promise<void> {
  const response = await fetch(`${apiUrl}/demo/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo-1' },
    body: JSON.stringify({ conversation_id: Number(id), text }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
}
