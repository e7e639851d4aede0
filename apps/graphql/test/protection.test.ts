import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, post, update } from './ask.ts';
import { startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = [
  {
    id: 7,
    status: 'to-do',
    snooze_until: null,
    latest_customer_message: { id: 19 },
    reply_until: '2026-01-03T00:00:00Z',
  },
  { id: 8, status: 'in-progress', user: { id: 5 }, snooze_until: null, latest_customer_message: { id: 19 } },
];

async function start(options: VersionedOptions = {}, settings = {}) {
  const upstream = await startVersionedUpstream({ conversations, ...options });
  return { upstream, gateway: gatewayOf(upstream, settings) };
}

describe('a malformed version', () => {
  it.each([
    ['with a line break', '1\r\nx-evil: 1'],
    ['with a control character', '1\u0000'],
    ['with a quote', '1"'],
    ['in quotes', '"1"'],
    ['of 65 characters', '1'.repeat(65)],
    ['that is empty', ''],
    ['with a space', '1 2'],
    ['in another script', '１'],
  ])('%s is InvalidInput, and nothing is asked of the upstream', async (_name, version) => {
    const { upstream, gateway } = await start();
    expect(await update(gateway, { id: '7', status: 'DONE', version })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'VERSION_INVALID',
      field: 'version',
      message: expect.stringContaining('1 to 64'),
    });
    expect(upstream.received).toEqual([]);
  });

  it('is told from one that is only old, or of 64 characters', async () => {
    const { gateway } = await start();
    for (const version of ['0', 'v'.repeat(64), 'W/x']) {
      expect(await update(gateway, { id: '7', status: 'DONE', version })).toMatchObject({
        __typename: 'ConversationConflict',
        fields: [],
      });
    }
  });
});

describe('an expected value of a field that does not exist', () => {
  it('in the document is an error of validation', async () => {
    const { upstream, gateway } = await start();
    const query =
      'mutation { updateConversation(input: { id: 7, status: DONE, expected: { priority: 1 } }) { __typename } }';
    const response = await post(gateway, { query });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(upstream.received).toEqual([]);
    const named = await post(gateway, { query }, 'u1', { accept: 'application/json' });
    expect(named.status).toBe(200);
    expect(await named.json()).toHaveProperty('errors');
  });

  it('in the variables is one too', async () => {
    const { upstream, gateway } = await start();
    const response = await post(gateway, {
      query:
        'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      variables: { input: { id: '7', status: 'DONE', expected: { priority: 1 } } },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(upstream.received).toEqual([]);
  });
});

describe('a strict deployment', () => {
  const strict = () => start({}, { updatePolicy: 'strict' });

  it.each([
    { status: 'DONE' },
    { status: 'IN_PROGRESS', userId: '1' },
    { userId: '1' },
    { userId: null },
    { snoozeUntil: '2026-01-02T20:00:00Z' },
    { snoozeUntil: null, status: 'TO_DO' },
  ])('refuses %j without expected or version', async (input) => {
    const { upstream, gateway } = await strict();
    expect(await update(gateway, { id: '7', ...input })).toMatchObject({
      __typename: 'UpdateRefused',
      code: 'EXPECTED_REQUIRED',
    });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it.each([
    ['status', { id: '7', status: 'DONE' }, { status: 'TO_DO' }, { status: 'IN_PROGRESS' }],
    ['userId', { id: '7', userId: '1' }, { userId: null }, { userId: '5' }],
    [
      'snoozeUntil',
      { id: '7', snoozeUntil: '2026-01-02T20:00:00Z' },
      { snoozeUntil: null },
      { snoozeUntil: '2026-01-02T19:00:00Z' },
    ],
  ])(
    'takes %s with what is so, and answers a conflict to what is not',
    async (field, input, right, wrong) => {
      const { upstream, gateway } = await strict();
      expect(await update(gateway, { ...input, expected: wrong })).toMatchObject({
        __typename: 'ConversationConflict',
        fields: [field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()],
      });
      expect(patchesOf(upstream)).toEqual([]);
      expect(await update(gateway, { ...input, expected: right })).toMatchObject({ changed: true });
    },
  );

  it.each([
    ['TAKEOVER_REQUIRED', { id: '8', userId: '1', version: '1' }, { takeover: true }],
    ['TAKEOVER_REQUIRED', { id: '8', userId: null, version: '1' }, { expected: { userId: '5' } }],
    ['USER_REQUIRED', { id: '7', status: 'IN_PROGRESS', version: '1', userId: null }, { userId: '1' }],
    [
      'SNOOZE_BEYOND_REPLY_WINDOW',
      { id: '7', snoozeUntil: '2026-02-01T00:00:00Z', version: '1' },
      { snoozeUntil: '2026-01-02T23:00:00Z' },
    ],
  ])('refuses with %s %j, and takes it with %j', async (code, input, cure) => {
    const { upstream, gateway } = await strict();
    expect(await update(gateway, input)).toMatchObject({ __typename: 'UpdateRefused', code });
    expect(patchesOf(upstream)).toEqual([]);
    expect(await update(gateway, { ...input, ...cure })).toMatchObject({ changed: true });
  });
});

describe('a message from the customer', () => {
  it.each([
    { status: 'DONE' },
    { snoozeUntil: '2026-01-02T20:00:00Z' },
    { status: 'DONE', version: '1', expected: { status: 'TO_DO', snoozeUntil: null } },
  ])('between the read and the PATCH has %j refused', async (input) => {
    let arrived = false;
    const { upstream, gateway } = await start({
      interfere: ({ method }) => {
        if (method === 'PATCH' && !arrived) {
          arrived = true;
          upstream.change(7, { latest_customer_message: { id: 20 } });
        }
        return undefined;
      },
    });
    const result = await update(gateway, { id: '7', lastSeenMessageId: '19', ...input });
    expect(result).toMatchObject(
      'version' in input
        ? { __typename: 'ConversationConflict', fields: [] }
        : { __typename: 'UpdateRefused', code: 'NEW_CUSTOMER_MESSAGE' },
    );
    expect(patchesOf(upstream)).toHaveLength(1);
    expect(upstream.conversation(7)).toMatchObject({ status: 'to-do', version: '2' });
    expect(upstream.conversation(7)?.snooze_until).toBeNull();
  });

  it('that the caller has not read is noticed although the version is the newest', async () => {
    const { upstream, gateway } = await start();
    upstream.change(7, { latest_customer_message: { id: 20 } });
    const result = await update(gateway, {
      id: '7',
      status: 'DONE',
      version: '2',
      expected: { status: 'TO_DO', snoozeUntil: null },
      lastSeenMessageId: '19',
    });
    expect(result).toMatchObject({ __typename: 'UpdateRefused', code: 'NEW_CUSTOMER_MESSAGE' });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it('does not keep anybody from starting or assigning', async () => {
    const { gateway } = await start();
    for (const input of [{ status: 'IN_PROGRESS' }, { userId: '5' }]) {
      expect(await update(gateway, { id: '7', lastSeenMessageId: '12', ...input })).toMatchObject({
        changed: true,
      });
    }
  });
});
