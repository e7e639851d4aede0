import { ConversationUpdate } from '@parley/domain';
import type { z } from 'zod';
import { ConversationFilter, ConversationListQuery } from '../conversations/conversation-query.ts';
import { DemoMessage } from '../demo/demo-messages.ts';
import { HistoryQuery } from '../history/list-history.ts';
import { EventsQuery } from '../routes/events.ts';
import { printInput } from './page-form.ts';
import { answer, ETAG, extensionHeader, problems } from './responses.ts';

const id = { in: 'path', name: 'id', schema: { type: 'integer' }, required: true };

function header(name: string, description: string) {
  return { 'x-extension': true, in: 'header', name, description, schema: { type: 'string' } };
}

function queryParameters({ shape }: z.ZodObject) {
  return Object.entries(shape).map(([name, field]) => {
    const { description, ...schema } = printInput(field as z.ZodType);
    return { in: 'query', name, ...(description !== undefined && { description }), schema };
  });
}

function get(summary: string, rest: object, security?: readonly []) {
  return { get: { 'x-extension': true, summary, ...(security && { security }), ...rest } };
}

/** Every route under the version path; `x-extension` marks what the page does not have. */
export function printPaths() {
  return {
    '/conversations/{id}': {
      patch: {
        tags: ['conversations'],
        summary: 'Update a conversation.',
        description:
          'Absent keeps, `user_id: null` unassigns, `{}` changes nothing. All or nothing. An If-Match that is malformed matches nothing.',
        parameters: [
          id,
          header(
            'If-Match',
            'Change only this version: an ETag, a list of them, or *. Weak tags never match.',
          ),
          header(
            'Idempotency-Key',
            'Carried out once per key and token: a repetition gets the first answer, byte by byte. 1 to 255 visible ASCII characters, kept for 24 hours unless set otherwise. Answers other than 200 are not kept.',
          ),
          header(
            'Idempotency-Fingerprint',
            'Tells one request from another under a key: at most 128 characters; if not sent, a hash of id, body and If-Match.',
          ),
          header(
            'Implied-Fields',
            'Properties of the body that a policy brought and nobody asked for, comma separated: recorded with cause POLICY and no user.',
          ),
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: printUpdate() } },
        },
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
      },
      ...get('Read a conversation.', {
        parameters: [id, header('If-None-Match', 'Answer 304 when this is still the version.')],
        responses: {
          200: answer('Conversation', ETAG),
          304: { description: 'Unchanged.', headers: ETAG },
          ...problems('conversation-not-found'),
        },
      }),
    },
    '/conversations/{id}/history': {
      ...get('List what changed in a conversation.', {
        parameters: [id, ...queryParameters(HistoryQuery)],
        responses: { 200: answer('HistoryPage'), ...problems('conversation-not-found', 'invalid-input') },
      }),
    },
    '/idempotency-keys/{key}': {
      ...get('Read the first answer to a request with an Idempotency-Key of this token.', {
        parameters: [{ in: 'path', name: 'key', schema: { type: 'string' }, required: true }],
        responses: { 200: answer('IdempotencyRecord'), ...problems('idempotency-key-not-found') },
      }),
    },
    '/events': {
      ...get('Be told of every change of a conversation, as it happens (server-sent events).', {
        description:
          'Ids rise strictly. A reader that comes back with Last-Event-ID gets every event since, once and in order; one that names none starts now, and `hello` gives it the id to come back with. `reset` with the current id: events since yours are gone, or the id is unknown; read again what you show. A comment every 15 seconds shows that the connection lives. A reader that stops reading is dropped.',
        parameters: [
          header('Last-Event-ID', 'The id of the last event that the reader has.'),
          ...queryParameters(EventsQuery),
        ],
        responses: {
          200: {
            description: 'Events `conversation.changed`, `hello` and `reset`.',
            content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/ConversationEvent' } } },
          },
          ...problems('invalid-input'),
        },
      }),
    },
    '/conversations': {
      ...get('List conversations.', {
        parameters: queryParameters(ConversationListQuery),
        responses: { 200: answer('ConversationPage'), ...problems('invalid-input') },
      }),
    },
    '/conversations/index': {
      ...get('List the ids of conversations, and count them.', {
        parameters: queryParameters(ConversationFilter),
        responses: { 200: answer('ConversationIndex'), ...problems('invalid-input') },
      }),
    },
    '/users': { ...get('List the active users.', { responses: { 200: answer('UserList'), ...problems() } }) },
    '/users/me': {
      ...get('Read the user of the token.', { responses: { 200: answer('User'), ...problems() } }),
    },
    '/': {
      ...get(
        'Tell what this API can do beyond the page.',
        { responses: { 200: answer('ApiDescription') } },
        [],
      ),
    },
    '/files/{name}': {
      ...get('Read a file of a demo conversation, with a demo token only.', {
        parameters: [{ in: 'path', name: 'name', schema: { type: 'string' }, required: true }],
        responses: {
          200: {
            description: 'The file.',
            content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
          },
          ...problems('not-found'),
        },
      }),
    },
    '/demo/messages': {
      post: {
        'x-extension': true,
        summary: 'Let a customer of the demo write, in a demo database and with a demo token only.',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: printInput(DemoMessage) } },
        },
        responses: {
          201: answer('DemoMessageAnswer'),
          ...problems(
            'malformed-json',
            'forbidden',
            'not-found',
            'conversation-not-found',
            'payload-too-large',
            'unsupported-media-type',
            'invalid-input',
          ),
        },
      },
    },
    '/demo/users': {
      ...get(
        'List the users of a demo database with their tokens.',
        { responses: { 200: answer('DemoUserList'), 404: { description: 'This is no demo database.' } } },
        [],
      ),
    },
  };
}

function printUpdate() {
  const schema = printInput(ConversationUpdate);
  const properties = schema.properties as Record<string, Record<string, unknown>>;
  // Written by the page as a reference; the bound of an id goes without saying there.
  properties.status = { $ref: '#/components/schemas/ConversationStatus' };
  delete properties.user_id?.minimum;
  delete properties.user_id?.exclusiveMinimum;
  properties.snooze_until = { 'x-extension': true, ...properties.snooze_until };
  return schema;
}
