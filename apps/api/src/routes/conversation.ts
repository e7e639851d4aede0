import { ConversationUpdate } from '@parley/domain';
import { findConversation } from '../conversations/find-conversation.ts';
import { updateConversation } from '../conversations/update-conversation.ts';
import { toRowId } from '../database/row-id.ts';
import { HistoryQuery, listHistory } from '../history/list-history.ts';
import { sessionOf } from '../http/authentication.ts';
import { isMatch, isNoneMatch, toEntityTag } from '../http/entity-tag.ts';
import { parseImpliedFields } from '../http/implied-fields.ts';
import { Problem } from '../http/problem.ts';
import { keyedRequest } from '../idempotency/keyed-request.ts';
import type { App, RouteContext } from './route-context.ts';

const PATH = '/conversations/:id';

interface WithId {
  Params: { id: string };
}

export function conversationRoutes(app: App, context: RouteContext): void {
  const { kysely, now, feed } = context;
  app.get<WithId>(PATH, async (request, reply) => {
    const conversation = await findConversation(kysely, idOf(request.params), now());
    if (conversation === null) throw new Problem('conversation-not-found');
    const tag = toEntityTag(conversation.version);
    reply.header('etag', tag);
    const seen = request.headers['if-none-match'];
    if (seen !== undefined && !isNoneMatch(seen, tag)) return reply.code(304).send();
    return conversation;
  });

  app.patch<WithId & { Body: ConversationUpdate }>(
    PATH,
    { schema: { body: ConversationUpdate } },
    async (request, reply) => {
      const id = idOf(request.params);
      const expected = request.headers['if-match'];
      const answer = await updateConversation(kysely, {
        id,
        update: request.body,
        userId: sessionOf(request).user.id,
        implied: parseImpliedFields(request.headers),
        key: keyedRequest(request, id, context),
        now: now(),
        checkVersion: (version) => {
          if (expected !== undefined && !isMatch(expected, toEntityTag(version))) {
            throw new Problem('precondition-failed');
          }
        },
      });
      if (!answer.replayed && answer.changes.length > 0) feed.wake();
      if (answer.replayed) reply.header('idempotency-replayed', 'true');
      // The text itself: a replay sends the same bytes.
      return reply
        .code(answer.status)
        .header('etag', answer.etag)
        .type('application/json; charset=utf-8')
        .send(answer.body);
    },
  );

  app.get<WithId & { Querystring: HistoryQuery }>(
    `${PATH}/history`,
    { schema: { querystring: HistoryQuery } },
    (request) => listHistory(kysely, idOf(request.params), request.query),
  );
}

/** A text that can be no id names no conversation: 404 and not 422, as for any other that does not exist. */
function idOf({ id }: { readonly id: string }): number {
  const rowId = toRowId(id);
  if (rowId === null) throw new Problem('conversation-not-found');
  return rowId;
}
