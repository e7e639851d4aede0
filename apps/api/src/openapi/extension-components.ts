import { CHANGE_CAUSES, CONVERSATION_STATUSES, Conversation, Message, User } from '@parley/domain';
import { z } from 'zod';
import { CHANGE_FIELDS } from '../history/change-record.ts';
import { PROBLEMS, type ProblemCode } from '../http/problems.ts';

const codes = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];
const count = z.int().min(0);

const value = z.union([z.string(), z.int()]).nullable();
const change = {
  field: z.enum(CHANGE_FIELDS),
  from: value,
  to: value,
  cause: z.enum(CHANGE_CAUSES).meta({
    description: 'Requested, implied by a policy, caused by the customer, or by the end of a snooze.',
  }),
};
const Change = z.object(change).meta({ description: 'A changed property of a conversation.' });
const recorded = {
  id: count,
  conversation_id: z.int(),
  version: z.string().meta({ description: 'The version after the change.' }),
};
const who = {
  user_id: z.int().nullable().meta({ description: 'The user who requested it; null if no user did.' }),
  at: z.iso.datetime(),
};

/** The components of this API that the contract does not have. */
export const EXTENSION_COMPONENTS = {
  Problem: z
    .object({
      type: z.string().meta({ example: 'urn:parley:problem:user-not-found' }),
      title: z.string(),
      status: z.int(),
      detail: z.string().meta({ description: 'What happened and what to do.' }),
      code: z.enum(codes),
      errors: z
        .array(
          z.object({
            pointer: z.string().meta({ description: 'JSON pointer into the body, or /name of a parameter.' }),
            detail: z.string(),
          }),
        )
        .optional(),
    })
    .meta({ description: 'Why a request was refused (RFC 9457).' }),
  ConversationPage: z
    .object({
      data: z.array(Conversation),
      next_cursor: z.string().nullable().meta({ description: 'For the next page; null on the last one.' }),
    })
    .meta({ description: 'A page of conversations.' }),
  ConversationIndex: z
    .object({
      ids: z.array(z.int()),
      total: count,
      counts: z
        .object(Object.fromEntries(CONVERSATION_STATUSES.map((status) => [status, count])))
        .meta({ description: 'By status, regardless of the status filter.' }),
    })
    .meta({ description: 'The ids of all conversations that match, in order.' }),
  Change,
  HistoryPage: z
    .object({
      data: z.array(z.object({ ...recorded, ...change, ...who })),
      next_cursor: z.string().nullable().meta({ description: 'For the next page; null on the last one.' }),
    })
    .meta({ description: 'The changes of a conversation, newest first, one entry per property.' }),
  IdempotencyRecord: z
    .object({
      fingerprint: z.string(),
      status: z.int(),
      etag: z.string(),
      body: Conversation,
      changes: z.array(Change),
    })
    .meta({ description: 'The stored response to a request with this key, and its changes.' }),
  ConversationEvent: z
    .object({
      ...recorded,
      type: z.enum(['updated', 'message']),
      changes: z.array(Change),
      ...who,
    })
    .meta({ description: 'The data of a conversation.changed event.' }),
  UserList: z.object({ data: z.array(User) }).meta({ description: 'The active users by name.' }),
  DemoMessageAnswer: z
    .object({ message: Message })
    .meta({ description: 'The message that the customer wrote.' }),
  DemoUserList: z
    .object({
      data: z.array(
        z.object({ id: z.int(), name: z.string(), roles: z.array(z.string()), token: z.string() }),
      ),
    })
    .meta({ description: 'The users of a demo database with their tokens.' }),
  ApiDescription: z
    .object({ name: z.string(), extensions: z.array(z.string()), demo: z.boolean() })
    .meta({ description: 'What this API supports beyond the contract.' }),
} satisfies Record<string, z.ZodType>;
