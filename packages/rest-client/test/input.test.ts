import { expect, test } from 'vitest';
import { createRestClient, type InvalidRequestError, type RestClient, type Transport } from '../src/index.ts';
import { failureOf } from './contract.ts';

// Whatever is refused must not get here.
const unreachable: Transport = {
  send: () => Promise.reject(new Error('it was sent')),
  close: () => Promise.resolve(),
};
const baseUrl = 'https://chat.example/third-party/v1';
const client = createRestClient({ baseUrl, token: 'a-fixed-token', transport: unreachable });

test.each<[string, string]>([
  ['chat.example/v1', 'is not an absolute URL'],
  ['ftp://chat.example/v1', 'is neither http nor https'],
  ['https://chat.example', 'does not end in the version path'],
  ['https://chat.example/third-party', 'does not end in the version path'],
  ['https://user:secret@chat.example/v1', 'holds a user name or a password'],
  ['https://chat.example/v1?tenant=1', 'has a query or a fragment'],
])('the baseUrl %s is refused: it %s', (wrong, fault) => {
  const make = () => createRestClient({ baseUrl: wrong, token: 'a-fixed-token' });
  expect(make).toThrow(fault);
  expect(make).not.toThrow('secret');
  expect(make).toThrow(expect.objectContaining({ name: 'InvalidRequestError' }));
});

test('a slash at the end of the baseUrl does not matter', () => {
  expect(() => createRestClient({ baseUrl: `${baseUrl}/`, token: 'a-fixed-token' })).not.toThrow();
});

test.each([
  { deadline: 0 },
  { deadline: -1 },
  { deadline: Number.NaN },
  { deadline: Number.POSITIVE_INFINITY },
  { deadline: 2 ** 31 },
  { maxResponseBytes: 0 },
  { maxResponseBytes: 1.5 },
  { maxAttempts: 0 },
  { maxAttempts: 11 },
  { token: '' },
])('the options %j are refused', (wrong) => {
  expect(() => createRestClient({ baseUrl, token: 'a-fixed-token', ...wrong })).toThrow(
    expect.objectContaining({ name: 'InvalidRequestError', outcome: 'not-sent', attempts: 0 }),
  );
});

// biome-ignore lint/suspicious/noExplicitAny: input of callers without types
const untyped = client as any;
test.each<[string, (client: typeof untyped) => Promise<unknown>, string]>([
  ['an unknown property', (it) => it.conversations.update(1, { owner: 2 }), ''],
  ['an unknown status', (it) => it.conversations.update(1, { status: 'closed' }), '/status'],
  ['a null status', (it) => it.conversations.update(1, { status: null }), '/status'],
  ['a user id as text', (it) => it.conversations.update(1, { user_id: '2' }), '/user_id'],
  [
    'a snooze without zone',
    (it) => it.conversations.update(1, { snooze_until: '2030-01-01T00:00:00' }),
    '/snooze_until',
  ],
  ['no update', (it) => it.conversations.update(1), ''],
  ['an array', (it) => it.conversations.update(1, []), ''],
  ['id 0', (it) => it.conversations.update(0, {}), '/id'],
  ['id -1', (it) => it.conversations.retrieve(-1), '/id'],
  ['id 1.5', (it) => it.conversations.retrieve(1.5), '/id'],
  ['an id beyond safe integers', (it) => it.conversations.retrieve(2 ** 53), '/id'],
  ['an id as text', (it) => it.conversations.retrieve('1'), '/id'],
  ['an id that climbs', (it) => it.conversations.retrieve('../users'), '/id'],
  ['no ids', (it) => it.conversations.listByIds([]), ''],
  ['101 ids', (it) => it.conversations.listByIds(Array.from({ length: 101 }, (_, i) => i + 1)), ''],
  ['a wrong id among ids', (it) => it.conversations.listByIds([1, 0]), '/1'],
  ['limit 0', (it) => it.conversations.list({ limit: 0 }), '/limit'],
  ['limit 101', (it) => it.conversations.list({ limit: 101 }), '/limit'],
  ['an unknown sort', (it) => it.conversations.list({ sort: 'name' }), '/sort'],
  ['an empty list of statuses', (it) => it.conversations.list({ status: [] }), '/status'],
  ['a channel with a comma', (it) => it.conversations.list({ channel: ['a,b'] }), '/channel'],
  ['user 0', (it) => it.conversations.index({ user_id: [0] }), '/user_id'],
  ['a quoted ifMatch', (it) => it.conversations.update(1, {}, { ifMatch: '"1"' }), '/ifMatch'],
  ['an empty ifMatch', (it) => it.conversations.update(1, {}, { ifMatch: '' }), '/ifMatch'],
  ['an empty key', (it) => it.conversations.update(1, {}, { idempotencyKey: '' }), '/idempotencyKey'],
  [
    'a key with a line break',
    (it) => it.conversations.update(1, {}, { idempotencyKey: 'a\nb' }),
    '/idempotencyKey',
  ],
  [
    'a key of 256',
    (it) => it.conversations.update(1, {}, { idempotencyKey: 'k'.repeat(256) }),
    '/idempotencyKey',
  ],
  ['a key that climbs', (it) => it.conversations.update(1, {}, { idempotencyKey: '..' }), '/idempotencyKey'],
  ['an empty key to look up', (it) => it.idempotencyKeys.retrieve(''), '/key'],
  ['a key to look up that climbs', (it) => it.idempotencyKeys.retrieve('..'), '/key'],
  [
    'a fingerprint of 129',
    (it) => it.conversations.update(1, {}, { idempotencyFingerprint: 'f'.repeat(129) }),
    '/idempotencyFingerprint',
  ],
  [
    'an implied field that is none',
    (it) => it.conversations.update(1, {}, { impliedFields: ['owner'] }),
    '/impliedFields',
  ],
  ['id 0 of a history', (it) => it.conversations.history(0), '/id'],
  ['limit 101 of a history', (it) => it.conversations.history(1, { limit: 101 }), '/limit'],
  ['maxAttempts 0', (it) => it.users.me({ maxAttempts: 0 }), '/maxAttempts'],
  ['maxAttempts 11', (it) => it.users.me({ maxAttempts: 11 }), '/maxAttempts'],
  ['maxAttempts 1.5', (it) => it.users.me({ maxAttempts: 1.5 }), '/maxAttempts'],
  [
    'a fingerprint among the headers',
    (it) => it.users.me({ headers: { 'Idempotency-Fingerprint': 'f' } }),
    '/headers',
  ],
  ['a token among the headers', (it) => it.users.me({ headers: { Authorization: 'Bearer x' } }), '/headers'],
  ['a header with a line break', (it) => it.users.me({ headers: { a: 'b\r\nc: d' } }), '/headers'],
  ['deadline 0', (it) => it.users.me({ deadline: 0 }), '/deadline'],
])('%s is refused before anything is sent, and says where', async (_, call, pointer) => {
  const error = (await failureOf(call(untyped))) as InvalidRequestError;
  expect(error).toMatchObject({
    name: 'InvalidRequestError',
    code: 'invalid-request',
    outcome: 'not-sent',
    attempts: 0,
  });
  expect(error.issues[0]?.pointer).toBe(pointer);
});

test('the types refuse what is refused', () => {
  const check = (it: RestClient) => {
    // @ts-expect-error an unknown property
    it.conversations.update(1, { owner: 2 });
    // @ts-expect-error a status has no null
    it.conversations.update(1, { status: null });
    // @ts-expect-error an id is a number
    it.conversations.retrieve('1');
  };
  expect(check).toBeTypeOf('function');
});
