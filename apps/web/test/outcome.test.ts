import { expect, test } from 'vitest';
import { toCurrent } from '../src/conversation-sync/conversation/state.ts';
import { isStuck } from '../src/conversation-sync/update/is-stuck.ts';
import { toNotice } from '../src/conversation-sync/update/notice.ts';
import type { QueuedUpdate } from '../src/conversation-sync/update/pending-update.ts';
import { toInput } from '../src/conversation-sync/update/to-input.ts';
import { toOutcome } from '../src/conversation-sync/update/to-outcome.ts';
import type { ConversationRowFragment, UpdateConversationMutation } from '../src/generated/graphql.ts';

type Answer = UpdateConversationMutation['updateConversation'];

const row: ConversationRowFragment = {
  __typename: 'Conversation',
  id: '7',
  channel: 'WIDGET',
  channelName: 'widget',
  status: 'DONE',
  snoozeUntil: null,
  version: '3',
  allowedEvents: [],
  unreadCustomerMessagesCount: 0,
  replyUntil: null,
  replyPossible: true,
  customerInteractionRequired: false,
  customer: null,
  user: { __typename: 'User', id: '2', name: 'Ben' },
  latestMessage: null,
  latestCustomerMessage: null,
};

const update: QueuedUpdate = {
  key: 'k',
  conversationId: '7',
  subject: 'Ana',
  intent: { status: 'in-progress' },
  expected: { status: 'to-do', userId: null, snoozeUntil: null },
  undo: null,
  undoes: false,
};

const words = (answer: Answer | undefined, error?: Parameters<typeof toOutcome>[1]) => {
  const outcome = toOutcome(answer, error);
  if (outcome.kind === 'signed-out') return outcome.kind;
  const { lead, detail, actions } = toNotice(update, outcome, (id) => (id === 2 ? 'Ben' : 'you'), 0);
  return [lead, detail, ...actions].filter(Boolean).join(' | ');
};

const retry = 'retry | give-up';

test.each<[Answer, string]>([
  [
    {
      __typename: 'ConversationConflict',
      message: '',
      code: 'CONFLICT',
      fields: ['STATUS', 'USER_ID'],
      yours: { __typename: 'ConversationValues', status: 'IN_PROGRESS', userId: null, snoozeUntil: null },
      current: row,
    },
    'Somebody else was faster | It is now Done, assigned to Ben. You asked for: In progress. Nothing was saved. | apply-anyway | keep-theirs',
  ],
  [
    { __typename: 'UpdateRefused', message: 'x', code: 'NEW_CUSTOMER_MESSAGE', unchanged: null },
    'Not done yet | The customer has written something that you have not seen. Read it, then press Done again. | open',
  ],
  [
    { __typename: 'UpdateRefused', message: 'Give a user.', code: 'USER_REQUIRED', unchanged: null },
    'Not saved | A conversation in progress needs somebody who looks after it. Assign it first.',
  ],
  [
    { __typename: 'ConversationNotFound', message: 'Gone.', code: 'CONVERSATION_NOT_FOUND' },
    'Not saved | This conversation is gone, or you may not see it.',
  ],
  [
    { __typename: 'InvalidInput', message: 'No such user.', code: 'USER_NOT_FOUND', field: 'userId' },
    'Not saved | This user cannot be assigned any more. Choose somebody else.',
  ],
  [
    { __typename: 'NotPermitted', message: 'Not you.', code: 'FORBIDDEN' },
    'Not saved | Your user may not change this. Ask an administrator for permission.',
  ],
  [{ __typename: 'NotPermitted', message: '', code: 'UNAUTHENTICATED' }, 'signed-out'],
  [
    { __typename: 'UpstreamUnavailable', message: '', code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: null },
    `Not saved yet | The conversation service is not available. Retrying… | ${retry}`,
  ],
  [
    { __typename: 'UpstreamUnavailable', message: '', code: 'RATE_LIMITED', retryAfterSeconds: 5 },
    `Not saved yet | Too many changes at once. Retrying in 5 seconds. | ${retry}`,
  ],
  [
    { __typename: 'OutcomeUnknown', message: '', code: 'OUTCOME_UNKNOWN' },
    `Not saved yet | It is not known whether it was saved. Retrying… It is never applied twice. | ${retry}`,
  ],
])('%o is said in words', (answer, text) => {
  expect(words(answer)).toBe(text);
});

test('a broken connection and a fault are said in words, with a retry', () => {
  expect(words(undefined, { networkError: new Error('reset'), graphQLErrors: [] })).toMatch(
    /connection broke.*retry/,
  );
  expect(words(undefined, { graphQLErrors: [] })).toMatch(/It is not known.*retry/);
});

const failure = (status: number, code?: string, more: Record<string, unknown> = {}) => ({
  graphQLErrors: code === undefined ? [] : [{ extensions: { code, ...more } } as never],
  ...(code === undefined && { networkError: new Error('No answer of the gateway') }),
  response: new Response(null, { status, headers: { 'retry-after': '20' } }),
});

test.each<[string, ReturnType<typeof failure>, string | RegExp]>([
  [
    'a gateway that is asked too much',
    failure(429, 'RATE_LIMITED', { retryAfterSeconds: 7 }),
    /Too many.*7 seconds/,
  ],
  ['a proxy that is asked too much', failure(429), /Too many.*20 seconds/],
  ['a proxy that knows nobody', failure(401), 'signed-out'],
  ['the gateway that knows nobody', failure(200, 'UNAUTHENTICATED'), 'signed-out'],
  [
    'an API that is away',
    failure(200, 'UPSTREAM_UNAVAILABLE', { retryAfterSeconds: 3 }),
    /not available.*3 seconds/,
  ],
  [
    'a document that the gateway does not know',
    failure(400, 'PERSISTED_QUERY_ONLY'),
    /older than the server/,
  ],
  [
    'a field that the gateway does not know',
    failure(400, 'GRAPHQL_VALIDATION_FAILED'),
    /older than the server/,
  ],
  ['a value that the gateway does not take', failure(200, 'BAD_USER_INPUT'), /cannot carry out\.$/],
  [
    'a request that the gateway does not take',
    failure(413, 'REQUEST_ENTITY_TOO_LARGE'),
    /cannot carry out\.$/,
  ],
  ['a right that is missing', failure(403, 'FORBIDDEN'), /may not change/],
  ['a fault of the gateway', failure(500, 'INTERNAL_SERVER_ERROR'), /It is not known.*retry/],
  ['a gateway that is away', failure(502), /connection broke.*retry/],
])('%s is told as what it is', (_, error, text) => {
  expect(words(undefined, error)).toMatch(text);
});

test.each([
  [4_000_000_000, 600],
  [Number.POSITIVE_INFINITY, 600],
  [2.2, 3],
  [0, 0],
  [-1, null],
  ['soon', null],
  [null, null],
])('a server that asks to wait for %s seconds is waited for %s', (retryAfterSeconds, waited) => {
  const outcome = toOutcome(undefined, failure(200, 'RATE_LIMITED', { retryAfterSeconds }));
  const asked = retryAfterSeconds === null ? 20 : waited;
  expect(outcome).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: asked });
});

test('an update that waits for long is said at once, one that does not after the third attempt', () => {
  const waits = (retryAfterSeconds: number | null) =>
    [1, 2, 3, 4].filter((attempt) =>
      isStuck({ kind: 'unsettled', reason: 'rate-limited', retryAfterSeconds }, attempt),
    );
  expect(waits(60)).toEqual([1]);
  expect(waits(1)).toEqual([3]);
});

test('an undo keeps only the fields that count, and null as a value', () => {
  const outcome = toOutcome(
    {
      __typename: 'UpdateConversationSuccess',
      changed: true,
      changes: [],
      warnings: [],
      undo: {
        __typename: 'UndoInput',
        id: '7',
        fields: ['STATUS', 'USER_ID'],
        status: 'TO_DO',
        userId: null,
        snoozeUntil: null,
        expected: { __typename: 'UndoExpected', status: 'IN_PROGRESS', userId: '1', snoozeUntil: null },
      },
      conversation: {} as never,
    },
    undefined,
  );
  expect(outcome).toMatchObject({
    kind: 'saved',
    undo: { status: 'to-do', userId: null, expected: { status: 'in-progress', userId: 1 } },
  });
  expect(outcome.kind === 'saved' && outcome.undo && 'snoozeUntil' in outcome.undo).toBe(false);
});

test('the input leaves out what nobody touched and keeps null', () => {
  expect(
    toInput({ ...update, intent: { userId: null }, expected: { ...update.expected, status: 'odd' } }),
  ).toEqual({
    id: '7',
    userId: null,
    expected: { userId: null, snoozeUntil: null },
    idempotencyKey: 'k',
  });
});

test.each([
  ['unknown:7', 'a number whose digits were lost'],
  ['6f1c8d2e-0d55-4a1b-8f7e-0a4b5c6d7e8f', 'a UUID'],
  ['9007199254740993', 'a number beyond 2^53'],
])(
  'an assignee with the id %s is somebody unknown, named in a conflict, and not expected of the API',
  (id) => {
    const current = { ...row, user: { __typename: 'User', id, name: 'Eve' } } as const;
    const state = toCurrent(current);
    expect(state.userId).toBe('unknown');
    const { expected } = toInput({ ...update, expected: { status: 'to-do', userId: state.userId } });
    expect(expected).toEqual({ status: 'TO_DO' });
    const yours = { __typename: 'ConversationValues', status: null, userId: '5', snoozeUntil: null } as const;
    const said = words({
      ...{ __typename: 'ConversationConflict', message: '', code: 'CONFLICT' },
      ...{ fields: ['USER_ID'], yours, current },
    });
    expect(said).toContain('It is now assigned to an unknown user.');
  },
);
