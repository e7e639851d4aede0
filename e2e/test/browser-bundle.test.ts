import { expect, test } from 'vitest';
import { bundleForBrowser } from '../src/browser-bundle.ts';

const ONE_UPDATE = `
  import { connect, updateConversation } from '@parley/rest-client/update';
  const connection = connect({
    baseUrl: 'https://chat.example/third-party/v1',
    token: 'a-token',
    idempotencyKeys: true,
    onDrift: console.warn,
  });
  console.log(await updateConversation(connection, 7, { status: 'done' }));
`;
const WHOLE_CLIENT = `
  import { createFetchTransport, createRestClient } from '@parley/rest-client';
  const client = createRestClient({
    baseUrl: 'https://chat.example/third-party/v1',
    token: 'a-token',
    transport: createFetchTransport(),
    onDrift: console.warn,
  });
  console.log(await client.conversations.update(7, { status: 'done' }));
`;
const STATUS = `export * from '@parley/domain/status';`;
const SEARCH_TEXT = `export * from '@parley/domain/search-text';`;

/**
 * Bytes. Limits that may only fall, but for rules that are added to the planner: the status entry had 3,000 before it
 * knew unknown assignees and which instants exist.
 */
const MOST = { update: 10_000, client: 17_500, status: 3_300, searchText: 1_200 };

const zodIn = (files: readonly string[]) => files.filter((file) => /\/zod\//.test(file));

test.each<[string, string, number]>([
  ['one update over fetch, with its answer compared', ONE_UPDATE, MOST.update],
  ['the whole client', WHOLE_CLIENT, MOST.client],
  ['all of the status entry of the domain', STATUS, MOST.status],
  ['how a search reads a text', SEARCH_TEXT, MOST.searchText],
])('%s is small, and free of zod', async (_, program, most) => {
  const { gzip, files } = await bundleForBrowser(program);
  expect(zodIn(files)).toEqual([]);
  expect(gzip).toBeLessThanOrEqual(most);
  // Otherwise nothing was measured.
  expect(gzip).toBeGreaterThan(1_000);
});

test('a bundle that is too large, and zod, would be seen', async () => {
  const { gzip, files } = await bundleForBrowser(`${STATUS}
    import { Conversation } from '@parley/domain';
    console.log(Conversation);`);
  expect(zodIn(files)).not.toEqual([]);
  expect(gzip).toBeGreaterThan(MOST.client);
});
