import { expect, test } from 'vitest';
import { bundleForBrowser } from '../src/browser-bundle.ts';

const ONE_UPDATE = `
  import { createFetchTransport, createRestClient } from '@parley/rest-client';
  const client = createRestClient({
    baseUrl: 'https://chat.example/third-party/v1',
    token: 'a-token',
    transport: createFetchTransport(),
    onDrift: console.warn,
  });
  console.log(await client.conversations.update(7, { status: 'done' }));
`;
const STATUS = `
  import * as status from '@parley/domain/status';
  console.log(status);
`;

/** Bytes. A limit that may only fall: the aims are 10 KiB for the update and 3 KiB for the status entry. */
const MOST = { update: 18_600, status: 3_700 };

const zodIn = (files: readonly string[]) => files.filter((file) => /\/zod\//.test(file));

test.each<[string, string, number]>([
  ['one update over fetch, with its answer compared', ONE_UPDATE, MOST.update],
  ['all of the status entry of the domain', STATUS, MOST.status],
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
  expect(gzip).toBeGreaterThan(MOST.update);
});
