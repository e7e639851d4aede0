import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../src/graphql.ts';
import { type Parley, startParley } from '../src/parley.ts';
import { update } from '../src/proof/conversations.ts';

let parley: Parley;
beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.kill());

async function readFromApi(id: string): Promise<{ status: string; user?: { id: number } }> {
  const response = await fetch(`${parley.apiUrl}/conversations/${id}`, {
    headers: { authorization: 'Bearer demo-1' },
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function firstOf(status: string): Promise<string> {
  const { data } = await graphql(
    parley.origin,
    `query ($status: [ConversationStatus!]) { conversationIndex(filter: { status: $status }) { ids } }`,
    { status: [status] },
  );
  return data.conversationIndex.ids[0];
}

test('the address that the start command prints answers with the inbox', async () => {
  const response = await fetch(parley.origin);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toContain('<script type="module"');
});

test('the request of the README assigns a conversation of the demo and starts it', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const { query, variables } = JSON.parse(/-d '(\{\n[^']+)'/.exec(readme)?.[1] ?? '');
  const { data } = await graphql(parley.origin, query, variables);
  expect(data.updateConversation).toMatchObject({ __typename: 'UpdateConversationSuccess', changed: true });
  expect(await readFromApi(variables.input.id)).toMatchObject({ status: 'in-progress', user: { id: 2 } });
});

test('a change through /graphql stands in the api, and still after kill -9 of everything', async () => {
  const id = await firstOf('TO_DO');
  expect(await update(parley.origin, { id, status: 'DONE', userId: '3' })).toMatchObject({
    __typename: 'UpdateConversationSuccess',
    changed: true,
    guarantee: 'ATOMIC',
    conversation: { status: 'DONE', user: { id: '3' } },
  });
  expect(await readFromApi(id)).toMatchObject({ status: 'done', user: { id: 3 } });

  await parley.kill();
  parley = await startParley({ DATA_DIR: parley.dataDir });
  expect(await readFromApi(id)).toMatchObject({ status: 'done', user: { id: 3 } });
});

test('null unassigns and absent keeps, down to the row', async () => {
  const id = await firstOf('TO_DO');
  await update(parley.origin, { id, userId: '2' });
  expect(await readFromApi(id)).toMatchObject({ status: 'to-do', user: { id: 2 } });
  await update(parley.origin, { id, status: 'DONE' });
  expect(await readFromApi(id)).toMatchObject({ status: 'done', user: { id: 2 } });
  await update(parley.origin, { id, userId: null });
  const conversation = await readFromApi(id);
  expect(conversation.status).toBe('done');
  expect(conversation).not.toHaveProperty('user');
});

test.each<[string, object, string | null, object]>([
  [
    'nothing to change',
    { id: '1' },
    'demo-1',
    { __typename: 'UpdateConversationSuccess', changed: false, warnings: [{ code: 'NOTHING_ASKED' }] },
  ],
  ['status null', { id: '1', status: null }, 'demo-1', { __typename: 'InvalidInput', field: 'status' }],
  ['an unknown id', { id: '999999', status: 'DONE' }, 'demo-1', { __typename: 'ConversationNotFound' }],
  [
    'an unknown user',
    { id: '1', userId: '999999' },
    'demo-1',
    { __typename: 'InvalidInput', field: 'userId', code: 'USER_NOT_FOUND' },
  ],
  [
    'a wrong token',
    { id: '1', status: 'DONE' },
    'wrong',
    { __typename: 'NotPermitted', code: 'UNAUTHENTICATED' },
  ],
  ['no token', { id: '1', status: 'DONE' }, null, { __typename: 'NotPermitted', code: 'UNAUTHENTICATED' }],
])('%s gets its own typed result and a sentence', async (_, input, token, result) => {
  const verdict = await update(parley.origin, input, token);
  expect(verdict).toMatchObject(result);
  const said = verdict.message ?? verdict.warnings[0].message;
  expect(said).toMatch(/^[A-Z].{20,}\.$/);
});

test('the stale value of a field is answered with a conflict that names the current one', async () => {
  const id = await firstOf('IN_PROGRESS');
  const input = { id, status: 'DONE', expected: { status: 'TO_DO' } };
  expect(await update(parley.origin, input)).toMatchObject({
    __typename: 'ConversationConflict',
    current: { id, status: 'IN_PROGRESS' },
    fields: ['STATUS'],
  });
});

test('Ctrl-C ends everything cleanly', async () => {
  expect(await parley.stop()).toBe(0);
  await expect(fetch(parley.origin)).rejects.toThrow();
  await expect(fetch(parley.apiUrl)).rejects.toThrow();
  parley = await startParley({ DATA_DIR: parley.dataDir });
});
