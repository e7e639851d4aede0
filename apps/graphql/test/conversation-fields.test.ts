import { assertObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../src/schema.ts';
import { ask, gatewayOf } from './ask.ts';
import { FULL_CONVERSATION, ODD_CONVERSATION } from './doubles/full-conversation.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { everyField } from './every-field.ts';

const EVERYTHING = `{ conversation(id: "7") ${everyField(schema, assertObjectType(schema.getType('Conversation')), 1)} }`;

it('every field of the API page is reachable', async () => {
  const upstream = await startPageOnlyUpstream({ conversations: [FULL_CONVERSATION] });
  await expect(await ask(gatewayOf(upstream), EVERYTHING)).toMatchFileSnapshot(
    'answers/full-conversation.snap',
  );
});

it('data that never kept to the page is answered without an error', async () => {
  const upstream = await startPageOnlyUpstream({
    interfere: ({ method }) => (method === 'PATCH' ? { status: 200, body: ODD_CONVERSATION } : undefined),
  });
  await expect(await ask(gatewayOf(upstream), EVERYTHING)).toMatchFileSnapshot(
    'answers/odd-conversation.snap',
  );
});

it.each([{}, { id: null }, { user: [], customer: null, latest_message: { contents: {} } }])(
  'a conversation of %j is answered with the id that was asked for',
  async (body) => {
    const upstream = await startPageOnlyUpstream({
      interfere: ({ method }) => (method === 'PATCH' ? { status: 200, body } : undefined),
    });
    const answer = await ask(gatewayOf(upstream), EVERYTHING);
    expect(answer).not.toHaveProperty('errors');
    expect(answer).toMatchObject({ data: { conversation: { id: '7', status: null } } });
  },
);
