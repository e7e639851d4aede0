import { CONVERSATION_COUNT, VERSION } from './conversations.ts';

/** One request: in GraphQL, and what the bare proxy is asked instead. */
interface Ask {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rest: { readonly method: 'GET' | 'PATCH'; readonly path: string; readonly body?: string };
  readonly meshVariables: Readonly<Record<string, unknown>>;
}

/** What each gateway is asked, one after the other and again from the start. */
export interface Workload {
  readonly title: string;
  /** In the words of our schema; Mesh's is made of it. */
  readonly document: string;
  readonly meshDocument: string;
  readonly asks: readonly Ask[];
  /** What of an answer is compared. */
  readonly dataOf: (data: Readonly<Record<string, unknown>>) => unknown;
}

const UPDATED = 'id status createdAt snoozeUntil unreadCustomerMessagesCount version user { id name }';

const CONTENTS = `contents {
    ... on TextMessageContent { type content }
    ... on ImageMessageContent { type hasFile uuid mimeType size downloadUrl caption }
    ... on VideoMessageContent { type hasFile uuid mimeType size downloadUrl caption }
    ... on AudioMessageContent { type hasFile uuid mimeType size downloadUrl voice }
    ... on DocumentMessageContent { type hasFile uuid mimeType size downloadUrl caption }
    ... on LocationMessageContent { type latitude longitude address url }
    ... on ContactMessageContent { type }
    ... on UnknownMessageContent { type }
  }`;

const MESSAGE = `{
  id conversationId from source userId status agentReaction customerReaction sentAt
  ${CONTENTS}
  latestError { id originalMessage }
  whatsappCampaign { name }
}`;

const PROFILE = `profile {
      id salutation name gender blocked dateOfBirth phoneNumber email address
      custom1 custom2 custom3 custom4 custom5 createdAt updatedAt
    }`;

const EVERYTHING = `
  id createdAt channel status snoozeUntil
  agent { id channel displayId name inSync unreadConversationsCount }
  customer { id channel displayId name ${PROFILE} }
  user { id name email roles permissions createdAt updatedAt }
  latestMessage ${MESSAGE}
  latestCustomerMessage ${MESSAGE}
  lastCustomerReplyFrom
  latestNote { id conversationId text createdAt updatedAt }
  unreadCustomerMessagesCount replyUntil replyPossible customerInteractionRequired version`;

/** Of a conversation in a list: 25 fields. */
export const LISTED = `
  id createdAt channel status snoozeUntil unreadCustomerMessagesCount replyUntil replyPossible
  customerInteractionRequired lastCustomerReplyFrom version
  customer { id name displayId }
  user { id name email }
  agent { id name }
  latestMessage { id from sentAt status }
  latestNote { id text }`;

const PATH = '/third-party/v1/conversations';
const STATUSES = [
  ['TO_DO', 'to-do', 'to_do'],
  ['IN_PROGRESS', 'in-progress', 'in_progress'],
  ['DONE', 'done', 'done'],
] as const;

export const WORKLOADS = {
  mutation: {
    title: 'mutation, 8 fields',
    document: `mutation Update($input: UpdateConversationInput!) {
      updateConversation(input: $input) { ... on UpdateConversationSuccess { conversation { ${UPDATED} } } }
    }`,
    meshDocument: `mutation Update($id: Int!, $version: String, $input: patch_conversations_by_id_request_Input) {
      updateConversation: patch_conversations_by_id(id: $id, If_Match: $version, input: $input) { ... on Conversation { ${toMesh(UPDATED)} } }
    }`,
    // Each id with each status and each of five people, before it comes again.
    asks: Array.from({ length: 3 * CONVERSATION_COUNT }, (_, k) => update(k)),
    dataOf: ({ updateConversation }) => {
      const result = updateConversation as { readonly conversation?: unknown };
      return result.conversation ?? result;
    },
  },
  conversation: {
    title: 'one conversation, all fields',
    document: `query One($id: ID!) { conversation(id: $id) { ${EVERYTHING} } }`,
    meshDocument: `query One($id: Int!) { conversation: conversations_by_id(id: $id) { ... on Conversation { ${toMesh(EVERYTHING)} } } }`,
    asks: Array.from({ length: CONVERSATION_COUNT }, (_, index) => ({
      variables: { id: String(index + 1) },
      rest: { method: 'GET', path: `${PATH}/${index + 1}` },
      meshVariables: { id: index + 1 },
    })),
    dataOf: (data) => data.conversation,
  },
  flat: listOf(50),
  unions: list(
    'list of 50, with what the messages contain',
    50,
    `${LISTED} latestCustomerMessage { id ${CONTENTS} }`,
  ),
  profiles: list('list of 50, with profiles', 50, LISTED.replace('displayId', `displayId ${PROFILE}`)),
} as const satisfies Record<string, Workload>;

/** A page of so many, 25 fields each. */
export function listOf(length: number): Workload {
  return list(`list of ${length}, 25 fields`, length, LISTED);
}

function list(title: string, length: number, fields: string): Workload {
  // A little shorter and longer, so that no answer is like the one before.
  const lengths = [0, 2, -1, 1, -2].map((more) => length + more);
  return {
    title,
    document: `query List($first: Int!) { conversations(first: $first) { nodes { ${fields} } } }`,
    meshDocument: `query List($limit: queryInput_conversations_limit) {
      conversations(limit: $limit) { ... on ConversationPage { data { ${toMesh(fields)} } } }
    }`,
    asks: lengths.map((first) => ({
      variables: { first },
      rest: { method: 'GET', path: `${PATH}?limit=${first}` },
      meshVariables: { limit: first },
    })),
    dataOf: (data) => {
      const page = data.conversations as { readonly nodes?: unknown; readonly data?: unknown };
      return page.nodes ?? page.data;
    },
  };
}

function update(k: number): Ask {
  const id = 1 + (k % CONVERSATION_COUNT);
  const userId = 1 + (k % 5);
  const round = Math.floor(k / CONVERSATION_COUNT);
  const [status, restStatus, meshStatus] = STATUSES[(k + round) % 3] ?? STATUSES[0];
  const [before] = STATUSES[(k + round + 1) % 3] ?? STATUSES[0];
  return {
    variables: {
      input: {
        id: String(id),
        status,
        userId: String(userId),
        expected: { status: before, userId: null, snoozeUntil: null },
        version: VERSION,
      },
    },
    rest: {
      method: 'PATCH',
      path: `${PATH}/${id}`,
      body: JSON.stringify({ status: restStatus, user_id: userId }),
    },
    meshVariables: { id, version: `"${VERSION}"`, input: { status: meshStatus, user_id: userId } },
  };
}

/** The same selection in the names of the API, under ours; Mesh has one type for contents of all kinds. */
function toMesh(selection: string): string {
  return selection
    .replace(/\.\.\. on \w+MessageContent \{([^}]*)\}/g, '$1')
    .replace(/\b[a-z]+(?:[A-Z]\w*|\d)/g, (name) => `${name}: ${toSnake(name)}`);
}

function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\d/, '_$&');
}
