import { ConversationUpdate } from '@parley/domain';
import type { z } from 'zod';
import { ConversationFilter, ConversationListQuery } from '../conversations/conversation-query.ts';
import { printInput } from './page-form.ts';
import { answer, ETAG, problems } from './responses.ts';

const id = { in: 'path', name: 'id', schema: { type: 'integer' }, required: true };

function precondition(name: string, description: string) {
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
          precondition(
            'If-Match',
            'Change only this version: an ETag, a list of them, or *. Weak tags never match.',
          ),
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: printUpdate() } },
        },
        responses: {
          200: answer('Conversation', ETAG),
          ...problems(
            'malformed-json',
            'conversation-not-found',
            'precondition-failed',
            'payload-too-large',
            'unsupported-media-type',
            'invalid-input',
            'user-not-found',
          ),
        },
      },
      ...get('Read a conversation.', {
        parameters: [id, precondition('If-None-Match', 'Answer 304 when this is still the version.')],
        responses: {
          200: answer('Conversation', ETAG),
          304: { description: 'Unchanged.', headers: ETAG },
          ...problems('conversation-not-found'),
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
