import { expect, it } from 'vitest';
import { ERROR_CATALOGUE, REQUEST_ERRORS } from '../src/failures/error-catalogue.ts';
import { gatewayOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { startUpstream } from './doubles/upstream-double.ts';
import { startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null, latest_customer_message: { id: 19 } }];

async function start(options: VersionedOptions = {}) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream) };
}

const answering = (status: number, headers: Record<string, string> = {}) =>
  start({ interfere: ({ path }) => (path.startsWith('/conversations') ? { status, headers } : undefined) });

it('no token at all is NotPermitted, and nothing is asked of the upstream', async () => {
  const { upstream, gateway } = await start();
  expect(await update(gateway, { id: '7', status: 'DONE' }, null)).toMatchInlineSnapshot(`
    {
      "__typename": "NotPermitted",
      "code": "UNAUTHENTICATED",
      "message": "The token is missing, unknown or expired; sign in and send it as \`Authorization: Bearer <token>\`.",
    }
  `);
  expect(upstream.received).toEqual([]);
});

it('an unknown token is NotPermitted', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', status: 'DONE' }, 'nobody')).toMatchInlineSnapshot(`
    {
      "__typename": "NotPermitted",
      "code": "UNAUTHENTICATED",
      "message": "The token is missing, unknown or expired; sign in and send it as \`Authorization: Bearer <token>\`.",
    }
  `);
});

it('a token that may not do it is NotPermitted', async () => {
  const { gateway } = await answering(403);
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchInlineSnapshot(`
    {
      "__typename": "NotPermitted",
      "code": "FORBIDDEN",
      "message": "This token may not do this; ask an administrator for the permission.",
    }
  `);
});

it('an unknown id is ConversationNotFound', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '99', status: 'DONE' })).toMatchInlineSnapshot(`
    {
      "__typename": "ConversationNotFound",
      "code": "CONVERSATION_NOT_FOUND",
      "conversationId": "99",
      "message": "There is no conversation with this id, or this token may not see it; check the id.",
    }
  `);
});

it('a wrong value is InvalidInput', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', status: null })).toMatchInlineSnapshot(`
    {
      "__typename": "InvalidInput",
      "code": "INVALID_INPUT",
      "field": "status",
      "message": "A conversation always has a status; leave status out to keep it.",
    }
  `);
});

it('an unknown user is InvalidInput of userId', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', userId: '77' })).toMatchInlineSnapshot(`
    {
      "__typename": "InvalidInput",
      "code": "USER_NOT_FOUND",
      "field": "userId",
      "message": "There is no user with this id who could be assigned; choose an active user of this business.",
    }
  `);
});

it.each([
  [422, undefined],
  [422, { message: 'Unprocessable' }],
  [404, undefined],
  [400, { detail: 'The selected user id is invalid.' }],
])('a foreign %i with %j about a user is InvalidInput of userId', async (status, body) => {
  const upstream = await startPageOnlyUpstream({
    conversations,
    interfere: (received) => (Object.hasOwn(Object(received.body), 'user_id') ? { status, body } : undefined),
  });
  const result = await update(gatewayOf(upstream), { id: '7', userId: '77' });
  expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'USER_NOT_FOUND', field: 'userId' });
});

it('a sleep that is no instant is InvalidInput of snoozeUntil', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', snoozeUntil: 'tomorrow' })).toMatchObject({
    __typename: 'InvalidInput',
    code: 'SNOOZE_INVALID',
    field: 'snoozeUntil',
  });
});

it.each([
  ['version', 'a"b'],
  ['idempotencyKey', 'line\nbreak'],
])('a %s that no request could carry is InvalidInput of that field', async (field, value) => {
  const { gateway } = await start();
  const seen = field === 'version' ? { expected: { userId: null } } : {};
  expect(await update(gateway, { id: '7', userId: '5', [field]: value, ...seen })).toMatchObject({
    __typename: 'InvalidInput',
    field,
  });
});

it('an upstream that never answers is UpstreamUnavailable', async () => {
  const upstream = await startUpstream(() => undefined);
  const gateway = gatewayOf(upstream, { deadline: 50 });
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
    __typename: 'UpstreamUnavailable',
  });
});

it.each(Object.entries(ERROR_CATALOGUE))('%s has a sentence that says what to do', (_code, sentence) => {
  expect(sentence).toMatch(/^[A-Z][^\n]+[;,] [^\n]+\.$/);
});

it.each(Object.entries(REQUEST_ERRORS))('%s has the status of an error', (_code, { status }) => {
  expect(status).toSatisfy((given: number) => given >= 400 && given < 600);
});

it('a guard that says no is UpdateRefused, with the conversation', async () => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', status: 'DONE', lastSeenMessageId: '12' })).toMatchInlineSnapshot(`
    {
      "__typename": "UpdateRefused",
      "code": "NEW_CUSTOMER_MESSAGE",
      "message": "The customer has written since; read it, then give its id as lastSeenMessageId.",
      "unchanged": {
        "id": "7",
      },
    }
  `);
});

it.each([
  [{ snoozeUntil: '2020-01-01T00:00:00Z' }, 'SNOOZE_IN_PAST'],
  [{ snoozeUntil: '2027-01-01T00:00:00Z', status: 'DONE' }, 'CONTRADICTORY_INPUT'],
])('an input of %j is refused with %s', async (input, code) => {
  const { gateway } = await start();
  expect(await update(gateway, { id: '7', ...input })).toMatchObject({ __typename: 'UpdateRefused', code });
});

it('too many requests are UpstreamUnavailable with the time to wait', async () => {
  const { gateway } = await answering(429, { 'retry-after': '30' });
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchInlineSnapshot(`
    {
      "__typename": "UpstreamUnavailable",
      "code": "RATE_LIMITED",
      "message": "The API wants fewer requests and nothing was changed; try again later.",
      "retryAfterSeconds": 30,
    }
  `);
});

it.each([500, 502, 503, 418])('an upstream that answers %i is UpstreamUnavailable', async (status) => {
  const { gateway } = await answering(status);
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
    __typename: 'UpstreamUnavailable',
    code: 'UPSTREAM_UNAVAILABLE',
  });
});

it('an upstream that is gone is UpstreamUnavailable, whatever was asked', async () => {
  const { upstream, gateway } = await start();
  await upstream.close();
  expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchInlineSnapshot(`
    {
      "__typename": "UpstreamUnavailable",
      "code": "UPSTREAM_UNAVAILABLE",
      "message": "The API cannot be used right now and nothing was changed; try again in a moment.",
      "retryAfterSeconds": 1,
    }
  `);
  expect(
    await update(gateway, { id: '7', status: 'DONE', version: '1', expected: { status: 'TO_DO' } }),
  ).toMatchObject({ __typename: 'UpstreamUnavailable' });
});

it('a page of HTML instead of JSON is UpstreamUnavailable', async () => {
  const upstream = await startPageOnlyUpstream({ interfere: () => ({ status: 200 }) });
  expect(await update(gatewayOf(upstream), { id: '7', status: 'DONE' })).toMatchObject({
    __typename: 'UpstreamUnavailable',
  });
});
