/** What each gateway is asked, in GraphQL, and what the bare proxy is asked instead. */
export interface Workload {
  readonly title: string;
  /** In the words of our schema; Mesh's are made of these. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rest: { readonly method: 'GET' | 'PATCH'; readonly path: string; readonly body?: string };
  /** What of an answer is compared. */
  readonly dataOf: (data: Readonly<Record<string, unknown>>) => unknown;
  readonly mesh: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> };
}

const UPDATED = 'id status createdAt snoozeUntil unreadCustomerMessagesCount version user { id name }';

const MESSAGE = `{
  id conversationId from source userId status agentReaction customerReaction sentAt
  contents {
    ... on TextMessageContent { type content }
    ... on ImageMessageContent { type hasFile uuid name mimeType size downloadUrl caption }
  }
  latestError { id originalMessage }
  whatsappCampaign { name }
}`;

const EVERYTHING = `
  id createdAt channel status snoozeUntil
  agent { id channel displayId name inSync unreadConversationsCount }
  customer {
    id channel displayId name
    profile {
      id salutation name gender blocked dateOfBirth phoneNumber email address
      custom1 custom2 custom3 custom4 custom5 createdAt updatedAt
    }
  }
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

const input = {
  id: '7',
  status: 'IN_PROGRESS',
  userId: '3',
  expected: { status: 'TO_DO', userId: null, snoozeUntil: null },
  version: '7',
};

const PATH = '/third-party/v1/conversations';

export const WORKLOADS = {
  mutation: {
    title: 'mutation, 8 fields',
    document: `mutation Update($input: UpdateConversationInput!) {
      updateConversation(input: $input) { ... on UpdateConversationSuccess { conversation { ${UPDATED} } } }
    }`,
    variables: { input },
    rest: { method: 'PATCH', path: `${PATH}/7`, body: JSON.stringify({ status: 'in-progress', user_id: 3 }) },
    dataOf: ({ updateConversation }) => {
      const result = updateConversation as { readonly conversation?: unknown };
      return result.conversation ?? result;
    },
    mesh: {
      document: `mutation Update($id: Int!, $version: String, $input: patch_conversations_by_id_request_Input) {
        updateConversation: patch_conversations_by_id(id: $id, If_Match: $version, input: $input) { ... on Conversation { ${toMesh(UPDATED)} } }
      }`,
      variables: { id: 7, version: '"7"', input: { status: 'in_progress', user_id: 3 } },
    },
  },
  conversation: {
    title: 'one conversation, all fields',
    document: `query One($id: ID!) { conversation(id: $id) { ${EVERYTHING} } }`,
    variables: { id: '7' },
    rest: { method: 'GET', path: `${PATH}/7` },
    dataOf: (data) => data.conversation,
    mesh: {
      document: `query One($id: Int!) { conversation: conversations_by_id(id: $id) { ... on Conversation { ${toMesh(EVERYTHING)} } } }`,
      variables: { id: 7 },
    },
  },
  list: listOf(50),
} as const satisfies Record<string, Workload>;

/** A page of so many, 25 fields each. */
export function listOf(length: number): Workload {
  return {
    title: `list of ${length}, 25 fields`,
    document: `query List($first: Int!) { conversations(first: $first) { nodes { ${LISTED} } } }`,
    variables: { first: length },
    rest: { method: 'GET', path: `${PATH}?limit=${length}` },
    dataOf: (data) => {
      const page = data.conversations as { readonly nodes?: unknown; readonly data?: unknown };
      return page.nodes ?? page.data;
    },
    mesh: {
      document: `query List($limit: queryInput_conversations_limit) {
        conversations(limit: $limit) { ... on ConversationPage { data { ${toMesh(LISTED)} } } }
      }`,
      variables: { limit: length },
    },
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
