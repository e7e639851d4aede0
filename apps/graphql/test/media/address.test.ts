import { describe, expect, it } from 'vitest';
import { ownFile, png, startStranger } from './file-upstream.ts';
import { codeOf, startMedia } from './get-media.ts';

describe('an address', () => {
  it.each([
    'http://127.0.0.1:PORT/file',
    'http://localhost:PORT/file',
    'http://[::1]:PORT/file',
    'http://2130706433:PORT/file',
    '//127.0.0.1:PORT/file',
    'http://API@127.0.0.1:PORT/file',
    'http://user:secret@API/third-party/v1/files/1',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'data:text/html,<script>',
    'ftp://API/file',
    'http://API.a.example/file',
    'http://[',
  ])('%s is not fetched', async (address) => {
    const stranger = await startStranger();
    const { get, fileCalls } = await startMedia([
      (origin) => {
        const { host } = new URL(origin);
        return [
          ownFile(origin, { download_url: address.replace('PORT', `${stranger.port}`).replace('API', host) }),
        ];
      },
      png,
    ]);
    expect(await codeOf(await get())).toEqual([502, 'FILE_ELSEWHERE']);
    expect([stranger.visits, fileCalls()]).toEqual([[], []]);
  });

  it('of a host that was allowed is fetched without the token', async () => {
    const stranger = await startStranger();
    const address = `http://127.0.0.1:${stranger.port}`;
    const { get } = await startMedia(
      [(origin) => [ownFile(origin, { download_url: `${address}/file?signature=1` })], png],
      { media: { origins: [address] } },
    );
    expect(await (await get()).text()).toBe('x');
    expect(stranger.visits).toEqual(['GET /file?signature=1']);
  });

  it('that is relative is one of the API', async () => {
    const { get } = await startMedia([
      (origin) => [ownFile(origin, { download_url: '/third-party/v1/files/1' })],
      png,
    ]);
    expect(await (await get()).text()).toBe('PNG');
  });

  it.each([301, 302, 303, 307, 308])(
    'is not left by a %d, also not for a host that was allowed',
    async (status) => {
      const stranger = await startStranger();
      const address = `http://127.0.0.1:${stranger.port}`;
      const { get, fileCalls } = await startMedia(
        [
          (origin) => [ownFile(origin)],
          (response) => void response.writeHead(status, { location: `${address}/file` }).end(),
        ],
        { media: { origins: [address] } },
      );
      expect(await codeOf(await get())).toEqual([502, 'FILE_UNAVAILABLE']);
      expect([stranger.visits, fileCalls().length]).toEqual([[], 1]);
    },
  );
});
