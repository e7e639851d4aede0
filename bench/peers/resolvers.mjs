import { readFileSync } from 'node:fs';

// What a team writes that puts GraphQL before the API by hand: our schema, one mapping, and a check of what comes with
// `VALIDATE=on`.
export const typeDefs = readFileSync(new URL('../../apps/graphql/schema.graphql', import.meta.url), 'utf8');
export const UPSTREAM = process.env.CONVERSATIONS_API_URL;

/** `call(method, path, { authorization, body, ifMatch })` gives the parsed body of the answer. */
export async function createResolvers(send) {
  const call = process.env.VALIDATE === 'on' ? validated(send, await import(SCHEMA)) : send;
  return {
    Query: {
      conversation: async (_, { id }, { authorization }) =>
        toCamel(await call('GET', `/conversations/${id}`, { authorization })),
      conversations: async (_, { first }, { authorization }) => {
        const { data } = await call('GET', `/conversations?limit=${first}`, { authorization });
        return { nodes: data.map(toCamel) };
      },
    },
    Mutation: {
      updateConversation: async (_, { input }, { authorization }) => ({
        conversation: toCamel(
          await call('PATCH', `/conversations/${input.id}`, {
            authorization,
            ifMatch: `"${input.version}"`,
            body: JSON.stringify({ status: input.status, user_id: Number(input.userId) }),
          }),
        ),
      }),
    },
    UpdateConversationResult: { __resolveType: () => 'UpdateConversationSuccess' },
    MessageContent: { __resolveType: ({ type }) => CONTENTS[type] ?? 'UnknownMessageContent' },
    FileMessageContent: { __resolveType: ({ type }) => CONTENTS[type] },
    Error: { __resolveType: () => 'UpdateRefused' },
    ConversationStatus: { TO_DO: 'to-do', IN_PROGRESS: 'in-progress', DONE: 'done' },
    Channel: { WHATSAPP: 'whatsapp', WIDGET: 'widget', BRIDGE: 'bridge' },
    MessageFrom: { SYSTEM: 'system', AGENT: 'agent', CUSTOMER: 'customer' },
    MessageSource: { USER: 'user', WHATSAPP_CAMPAIGN: 'whatsapp-campaign' },
    MessageStatus: { CREATED: 'created', SENT: 'sent', DELIVERED: 'delivered', READ: 'read', ERROR: 'error' },
    Gender: { MALE: 'male', FEMALE: 'female', DIVERSE: 'diverse', UNDISCLOSED: 'undisclosed' },
    Salutation: { FORMAL_MALE: 'formal-male', FORMAL_FEMALE: 'formal-female', INFORMAL: 'informal' },
  };
}

const SCHEMA = '../../packages/domain/src/index.ts';

function validated(send, { Conversation }) {
  return async (...request) => {
    const body = await send(...request);
    for (const conversation of body.data ?? [body]) Conversation.parse(conversation);
    return body;
  };
}

const CONTENTS = {
  text: 'TextMessageContent',
  image: 'ImageMessageContent',
  video: 'VideoMessageContent',
  audio: 'AudioMessageContent',
  document: 'DocumentMessageContent',
  location: 'LocationMessageContent',
  contact: 'ContactMessageContent',
};

function toCamel(value) {
  if (Array.isArray(value)) return value.map(toCamel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [camelOf(name), toCamel(member)]));
}

const names = new Map();

function camelOf(name) {
  const known = names.get(name);
  if (known !== undefined) return known;
  const camel = name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  names.set(name, camel);
  return camel;
}
