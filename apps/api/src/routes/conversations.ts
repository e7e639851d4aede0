import { ConversationFilter, ConversationListQuery } from '../conversations/conversation-query.ts';
import { indexConversations } from '../conversations/index-conversations.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import type { App, RouteContext } from './route-context.ts';

export function conversationsRoutes(app: App, { kysely, now }: RouteContext): void {
  app.get('/conversations', { schema: { querystring: ConversationListQuery } }, (request) =>
    listConversations(kysely, request.query, now()),
  );

  app.get('/conversations/index', { schema: { querystring: ConversationFilter } }, (request) =>
    indexConversations(kysely, request.query),
  );
}
