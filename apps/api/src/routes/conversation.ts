import { ConversationUpdate } from '@parley/domain';
import { findConversation } from '../conversations/find-conversation.ts';
import { updateConversation } from '../conversations/update-conversation.ts';
import { toRowId } from '../database/row-id.ts';
import { signedInUser } from '../http/authentication.ts';
import { isMatch, isNoneMatch, toEntityTag } from '../http/entity-tag.ts';
import { Problem } from '../http/problem.ts';
import type { App, RouteContext } from './route-context.ts';

const PATH = '/conversations/:id';

interface WithId {
  Params: { id: string };
}

export function conversationRoutes(app: App, { kysely, now }: RouteContext): void {
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
      const conversation = await updateConversation(kysely, {
        id: idOf(request.params),
        update: request.body,
        userId: signedInUser(request).id,
        now: now(),
        checkVersion: (version) => {
          const expected = request.headers['if-match'];
          if (expected !== undefined && !isMatch(expected, toEntityTag(version))) {
            throw new Problem('precondition-failed');
          }
        },
      });
      reply.header('etag', toEntityTag(conversation.version));
      return conversation;
    },
  );
}

/** A text that can be no id names no conversation: 404 and not 422, as for any other that does not exist. */
function idOf({ id }: { readonly id: string }): number {
  const rowId = toRowId(id);
  if (rowId === null) throw new Problem('conversation-not-found');
  return rowId;
}
