import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, update } from './ask.ts';
import { startForeignVersions } from './doubles/foreign-versions.ts';

async function start(foreign: Parameters<typeof startForeignVersions>[0]) {
  const { row, most, ...upstream } = await startForeignVersions(foreign);
  return { upstream, row, most, gateway: gatewayOf(upstream) };
}

const contradictory = (gateway: Parameters<typeof update>[0]) =>
  Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      update(gateway, { id: '7', userId: String(index + 1), expected: { userId: null } }),
    ),
  );

describe('a version that a proxy has weakened or rewritten', () => {
  it.each([
    ['weak, as nginx makes it', (version: number) => `W/"${version}"`],
    ['with the suffix of Apache', (version: number) => `"${version}-gzip"`],
    ['missing', () => null],
  ])(
    '%s: without the property, one update at a time, and of eight that contradict one wins',
    async (_, etag) => {
      const { gateway, upstream, most } = await start({ etag });
      const results = await contradictory(gateway);
      expect(results.filter(({ changed }) => changed === true)).toEqual([
        expect.objectContaining({ guarantee: 'GATEWAY_ONLY' }),
      ]);
      expect(results.filter(({ __typename }) => __typename === 'ConversationConflict')).toHaveLength(7);
      expect(most()).toBe(1);
      expect(patchesOf(upstream)).toHaveLength(1);
      expect(upstream.received.at(-1)?.headers['if-match']).toBeUndefined();
    },
  );

  it.each([
    ['weak', (version: number) => `W/"${version}"`],
    ['with a suffix', (version: number) => `"${version}-gzip"`],
    ['of something else', () => '"33a64df551425fcc"'],
    ['missing', () => null],
  ])('%s: the property stands in, and is what the API is sent', async (_, etag) => {
    const { gateway, upstream } = await start({ etag, property: true });
    const results = await contradictory(gateway);
    expect(results.filter(({ changed }) => changed === true)).toEqual([
      expect.objectContaining({
        guarantee: 'ATOMIC',
        conversation: expect.objectContaining({ version: '2' }),
      }),
    ]);
    const guards = upstream.received.filter(({ method }) => method === 'PATCH');
    expect(guards.map(({ headers }) => headers['if-match'])).toEqual(Array(guards.length).fill('"1"'));
  });

  it('only of what was read: the answer to an unguarded update does not make it a guarded one', async () => {
    const { gateway } = await start({
      etag: (version, method) => (method === 'PATCH' ? `"${version}"` : null),
    });
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      guarantee: 'GATEWAY_ONLY',
      conversation: { version: '2' },
    });
  });

  it('only of the answer: a guarded update stays one', async () => {
    const { gateway } = await start({
      etag: (version, method) => (method === 'GET' ? `"${version}"` : null),
    });
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      guarantee: 'ATOMIC',
      conversation: { version: null },
    });
  });

  it('a caller that wants a version is told that there is none, and nothing is written', async () => {
    const { gateway, upstream } = await start({ etag: (version) => `W/"${version}"` });
    expect(await update(gateway, { id: '7', status: 'DONE', version: '1' })).toMatchObject({
      code: 'VERSION_UNSUPPORTED',
    });
    expect(patchesOf(upstream)).toEqual([]);
  });
});

describe('a version that the API refuses although it has just given it', () => {
  it.each([
    ['', {}],
    [', also as its caller saw it', { version: '1', expected: { status: 'TO_DO', userId: null } }],
  ])('is told as such, nobody is blamed and nothing written%s', async (_, guards) => {
    const { gateway, row } = await start({ etag: (version) => `"${version}"`, ifMatch: () => false });
    expect(await update(gateway, { id: '7', status: 'DONE', ...guards })).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: expect.stringContaining('refuses the very version that it gives'),
    });
    expect(row).toMatchObject({ status: 'to-do', version: 1 });
  });

  it('is not what is told when others do keep changing it', async () => {
    let moved = 0;
    const { gateway } = await start({
      etag: () => {
        moved += 1;
        return `"${moved}"`;
      },
      ifMatch: () => false,
    });
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      message: expect.stringContaining('Others kept changing'),
    });
  });
});
