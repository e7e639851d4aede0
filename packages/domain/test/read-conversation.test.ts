import { expect, expectTypeOf, test } from 'vitest';
import {
  Conversation,
  ConversationUpdate,
  isKnownContent,
  Message,
  MessageContent,
  toCurrentConversation,
} from '../src/index.ts';

test.each<[string, unknown]>([
  ['nothing at all', {}],
  ['null everywhere', Object.fromEntries(Object.keys(Conversation.shape).map((key) => [key, null]))],
  ['an unknown channel', { channel: 'telegram', agent: { channel: 'telegram' } }],
  ['an unknown status', { status: 'archived' }],
  ['an integer e-mail', { user: { id: 1, email: 42 } }],
  ['a date where a date-time is documented', { customer: { profile: { date_of_birth: '1970-01-01' } } }],
  ['a property that the contract does not know', { id: 1, priority: 'high' }],
  ['an unknown kind of content', { latest_message: { contents: [{ type: 'poll', options: [1] }] } }],
  ['a content without a kind', { latest_message: { contents: [{}] } }],
])('%s is readable', (_, answer) => {
  expect(Conversation.safeParse(answer).error).toBeUndefined();
});

test.each<[string, unknown]>([
  ['a textual id', { id: 'x' }],
  ['a fractional id', { id: 1.5 }],
  ['a list for an object', { user: [] }],
  ['a number for a flag', { reply_possible: 1 }],
  [
    'a documented content with a wrong shape',
    { latest_message: { contents: [{ type: 'text', content: 4 }] } },
  ],
])('%s is drift', (_, answer) => {
  expect(Conversation.safeParse(answer).success).toBe(false);
});

test('an answer nested twenty thousand deep is read without overflowing the stack', () => {
  let message: object = { id: 1 };
  for (let depth = 0; depth < 20_000; depth++) message = { reference: message };
  expect(Message.safeParse(message).success).toBe(true);
});

test('reading keeps what it does not know', () => {
  expect(Conversation.parse({ priority: 'high' })).toEqual({ priority: 'high' });
});

test('a known content is told apart by its type', () => {
  const content: MessageContent = MessageContent.parse({ type: 'text', content: 'Hallo' });
  expect(isKnownContent(content)).toBe(true);
  if (isKnownContent(content) && content.type === 'text') {
    expectTypeOf(content.content).toEqualTypeOf<string | null | undefined>();
  }
});

test.each<[string, unknown, boolean]>([
  ['an empty body', {}, true],
  ['a documented status', { status: 'done' }, true],
  ['an unassignment', { user_id: null }, true],
  ['status null', { status: null }, false],
  ['an unknown status', { status: 'closed' }, false],
  ['a property that is not documented', { staus: 'done' }, false],
  ['a user id of zero', { user_id: 0 }, false],
  ['an instant without a zone', { snooze_until: '2026-01-01T00:00:00' }, false],
])('writing %s', (_, body, accepted) => {
  expect(ConversationUpdate.safeParse(body).success).toBe(accepted);
});

test('what is missing becomes the least that can be said', () => {
  expect(toCurrentConversation({})).toEqual({
    status: '',
    userId: null,
    snoozeUntil: null,
    latestCustomerMessageId: null,
    replyUntil: null,
    version: null,
  });
});
