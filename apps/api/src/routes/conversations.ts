import { ConversationFilter, ConversationListQuery } from '../conversations/conversation-query.ts';
import { indexConversations } from '../conversations/index-conversations.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import { answer, problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from './route-context.ts';

const LIST: RouteDescription = {
  summary: 'List conversations.',
  responses: { 200: answer('ConversationPage'), ...problems('invalid-input') },
};

const INDEX: RouteDescription = {
  summary: 'List the ids of conversations, and count them.',
  responses: { 200: answer('ConversationIndex'), ...problems('invalid-input') },
};

export function conversationsRoutes(app: App, { kysely, now }: RouteContext): void {
  app.get(
    '/conversations',
    { schema: { querystring: ConversationListQuery }, config: { openapi: LIST } },
    (request) => listConversations(kysely, request.query, now()),
  );

  app.get(
    '/conversations/index',
    { schema: { querystring: ConversationFilter }, config: { openapi: INDEX } },
    (request) => indexConversations(kysely, request.query),
  );
}
