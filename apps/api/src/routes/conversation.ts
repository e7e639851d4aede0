import type { IncomingHttpHeaders } from 'node:http';
import { ConversationUpdate } from '@parley/domain';
import { findConversation } from '../conversations/find-conversation.ts';
import { updateConversation } from '../conversations/update-conversation.ts';
import { toRowId } from '../database/row-id.ts';
import { CHANGE_FIELDS, type ChangeField } from '../history/change-record.ts';
import { HistoryQuery, listHistory } from '../history/list-history.ts';
import { getSession } from '../http/authentication.ts';
import { isMatch, isNoneMatch, toEntityTag } from '../http/entity-tag.ts';
import { Problem } from '../http/problem.ts';
import { toKeyedRequest } from '../idempotency/keyed-request.ts';
import { headerParameter, ID_PARAMETER } from '../openapi/parameters.ts';
import { printInput } from '../openapi/print-schemas.ts';
import { answer, ETAG, extensionHeader, problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from './route-context.ts';

const PATH = '/conversations/:id';

interface WithId {
  Params: { id: string };
}

const UPDATE: RouteDescription = {
  inContract: true,
  tags: ['conversations'],
  summary: 'Update a conversation.',
  description:
    'Absent keeps, `user_id: null` unassigns, `{}` changes nothing. All or nothing. An If-Match that is malformed matches nothing.',
  parameters: [
    ID_PARAMETER,
    headerParameter(
      'If-Match',
      'Change only this version: an ETag, a list of them, or *. Weak tags never match.',
    ),
    headerParameter(
      'Idempotency-Key',
      'Carried out once per key and token: a repetition gets the first answer, byte by byte. 1 to 255 visible ASCII characters, kept for 24 hours unless set otherwise. Answers other than 200 are not kept.',
    ),
    headerParameter(
      'Idempotency-Fingerprint',
      'Tells one request from another under a key: at most 128 characters; if not sent, a hash of id, body and If-Match.',
    ),
    headerParameter(
      'Implied-Fields',
      'Properties of the body that a policy brought and nobody asked for, comma separated: recorded with cause POLICY and no user.',
    ),
  ],
  printBody: printUpdate,
  responses: {
    200: answer('Conversation', {
      ...ETAG,
      'Idempotency-Replayed': extensionHeader('true when this is the first answer, sent again.'),
    }),
    ...problems(
      'malformed-json',
      'invalid-idempotency-key',
      'conversation-not-found',
      'idempotency-key-in-flight',
      'idempotency-key-reused',
      'precondition-failed',
      'payload-too-large',
      'unsupported-media-type',
      'invalid-input',
      'user-not-found',
    ),
  },
};

const READ: RouteDescription = {
  summary: 'Read a conversation.',
  parameters: [ID_PARAMETER, headerParameter('If-None-Match', 'Answer 304 when this is still the version.')],
  responses: {
    200: answer('Conversation', ETAG),
    304: { description: 'Unchanged.', headers: ETAG },
    ...problems('conversation-not-found'),
  },
};

const HISTORY: RouteDescription = {
  summary: 'List what changed in a conversation.',
  parameters: [ID_PARAMETER],
  responses: { 200: answer('HistoryPage'), ...problems('conversation-not-found', 'invalid-input') },
};

export function conversationRoutes(app: App, context: RouteContext): void {
  const { kysely, now, feed } = context;
  app.patch<WithId & { Body: ConversationUpdate }>(
    PATH,
    { schema: { body: ConversationUpdate }, config: { openapi: UPDATE } },
    async (request, reply) => {
      const id = parseId(request.params);
      const expected = request.headers['if-match'];
      const updated = await updateConversation(kysely, {
        id,
        update: request.body,
        userId: getSession(request).user.id,
        implied: parseImpliedFields(request.headers),
        key: toKeyedRequest(request, id, context),
        now: now(),
        checkVersion: (version) => {
          if (expected !== undefined && !isMatch(expected, toEntityTag(version))) {
            throw new Problem('precondition-failed');
          }
        },
      });
      if (!updated.replayed && updated.changes.length > 0) feed.wake();
      if (updated.replayed) reply.header('idempotency-replayed', 'true');
      // The text itself: a replay sends the same bytes.
      return reply
        .code(updated.status)
        .header('etag', updated.etag)
        .type('application/json; charset=utf-8')
        .send(updated.body);
    },
  );

  app.get<WithId>(PATH, { config: { openapi: READ } }, async (request, reply) => {
    const conversation = await findConversation(kysely, parseId(request.params), now());
    if (conversation === null) throw new Problem('conversation-not-found');
    const tag = toEntityTag(conversation.version);
    reply.header('etag', tag);
    const seen = request.headers['if-none-match'];
    if (seen !== undefined && !isNoneMatch(seen, tag)) return reply.code(304).send();
    return conversation;
  });

  app.get<WithId & { Querystring: HistoryQuery }>(
    `${PATH}/history`,
    { schema: { querystring: HistoryQuery }, config: { openapi: HISTORY } },
    (request) => listHistory(kysely, parseId(request.params), request.query),
  );
}

/** An invalid id is 404 and not 422, as an id of no conversation is. */
function parseId({ id }: { readonly id: string }): number {
  const rowId = toRowId(id);
  if (rowId === null) throw new Problem('conversation-not-found');
  return rowId;
}

/** The properties that the Implied-Fields header names; refuses unknown names. */
function parseImpliedFields(headers: IncomingHttpHeaders): ReadonlySet<ChangeField> {
  const names = String(headers['implied-fields'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = CHANGE_FIELDS.filter((name) => names.includes(name));
  if (names.every((name) => (known as readonly string[]).includes(name))) return new Set(known);
  const detail = `Implied-Fields may name ${CHANGE_FIELDS.join(', ')}, separated by commas.`;
  throw new Problem('invalid-input', { errors: [{ pointer: '/implied-fields', detail }] });
}

/** The body of an update as the contract writes it. */
function printUpdate() {
  const schema = printInput(ConversationUpdate);
  const properties = schema.properties as Record<string, Record<string, unknown>>;
  // The contract has a reference here, and no minimum for ids.
  properties.status = { $ref: '#/components/schemas/ConversationStatus' };
  delete properties.user_id?.minimum;
  delete properties.user_id?.exclusiveMinimum;
  properties.snooze_until = { 'x-extension': true, ...properties.snooze_until };
  return schema;
}
