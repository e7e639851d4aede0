import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { createUserWithToken } from '../src/users/create-user-with-token.ts';
import { ask } from './ask.ts';
import { engines, startApi } from './engines.ts';

const HOST = 'api.example:4010';
const OWN = `http://${HOST}/third-party/v1/files/`;

interface Content {
  readonly download_url?: string;
  readonly mime_type?: string;
}
interface Page {
  readonly data: readonly { readonly latest_message: { readonly contents: readonly Content[] } | null }[];
}

describe.each(engines.slice(0, 1))('the files of the demo', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let contents: readonly Required<Content>[] = [];

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: 600 }));
    const pages = await Promise.all(
      ['to-do', 'in-progress', 'done'].map((status) =>
        ask<Page>(api, `/conversations?limit=100&status=${status}`, { headers: { host: HOST } }),
      ),
    );
    contents = pages
      .flatMap(({ body }) => body.data)
      .flatMap(({ latest_message }) => latest_message?.contents ?? [])
      .filter((content): content is Required<Content> => content.download_url !== undefined);
  });
  afterAll(() => stop());

  async function get(url: string, headers: Record<string, string> = { authorization: 'Bearer demo-1' }) {
    const { statusCode, headers: sent, rawPayload } = await api.app.inject({ url, headers });
    return { status: statusCode, type: sent['content-type'], bytes: rawPayload };
  }

  test('are named at the host that was asked, and are what they are said to be', async () => {
    const kinds = new Set(contents.map(({ mime_type }) => mime_type));
    expect([...kinds].sort()).toEqual(['application/pdf', 'audio/wav', 'image/png', 'video/webm']);
    const starts: Record<string, string> = {
      'application/pdf': '%PDF-1.4',
      'audio/wav': 'RIFF',
      'image/png': '\x89PNG',
      'video/webm': '\x1aE\xdf\xa3',
    };
    for (const { download_url, mime_type } of contents) {
      expect(download_url.slice(0, OWN.length)).toBe(OWN);
      const { status, type, bytes } = await get(new URL(download_url).pathname);
      expect([status, type]).toEqual([200, mime_type]);
      expect(bytes.toString('latin1').startsWith(starts[mime_type] ?? '')).toBe(true);
      expect(bytes.length).toBeLessThan(150_000);
    }
  });

  test('are always the same', async () => {
    const path = new URL(contents[0]?.download_url ?? '').pathname;
    expect((await get(path)).bytes.equals((await get(path)).bytes)).toBe(true);
  });

  test('are given to the demo tokens alone', async () => {
    const path = new URL(contents[0]?.download_url ?? '').pathname;
    expect((await get(path, {})).status).toBe(401);
    expect((await get(path, { authorization: 'Bearer nobody' })).status).toBe(401);
    const { token } = await createUserWithToken(api.database.kysely, 'Real', new Date());
    expect((await get(path, { authorization: `Bearer ${token}` })).status).toBe(404);
  });

  test.each(['x.png', 'constructor', `${'0'.repeat(8)}-${'0'.repeat(27)}.svg`, '..%2fclip.webm'])(
    'are not %s',
    async (name) => {
      expect((await get(`/third-party/v1/files/${name}`)).status).toBe(404);
    },
  );

  test('keep their names when the host is none', async () => {
    const { body } = await ask<Page>(api, '/conversations?limit=100&status=to-do', {
      headers: { host: 'a"b' },
    });
    expect(JSON.stringify(body)).not.toContain('a\\"b');
    expect(JSON.stringify(body)).toContain('https://files.rad-lindner.example/');
  });
});
