import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { ownFile, png } from './file-upstream.ts';
import { codeOf, startMedia } from './get-media.ts';

describe('the file of a message', () => {
  it('comes from the API with the token of whoever asks', async () => {
    const { get, fileCalls } = await startMedia([(origin) => [{ type: 'text' }, ownFile(origin)], png]);
    const response = await get('/media/7/20/1');
    expect([response.status, await response.text()]).toEqual([200, 'PNG']);
    expect(fileCalls().map(({ headers }) => headers.authorization)).toEqual(['Bearer u1']);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'private, no-store',
      connection: 'keep-alive',
      'content-disposition': `inline; filename="cat.png"; filename*=UTF-8''cat.png`,
      'content-length': '3',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'image/png',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      date: expect.any(String),
      'keep-alive': expect.any(String),
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
  });

  it('is found in the message that another one answers, too', async () => {
    const { get } = await startMedia([(origin) => [ownFile(origin)], png]);
    expect((await get('/media/7/19/0')).status).toBe(200);
  });

  it.each([
    ['text/html; charset=utf-8', 'image/png', 'application/octet-stream', 'attachment'],
    ['image/svg+xml', 'image/png', 'application/octet-stream', 'attachment'],
    ['application/xhtml+xml', 'image/png', 'application/octet-stream', 'attachment'],
    ['text/javascript', 'text/javascript', 'application/octet-stream', 'attachment'],
    ['application/pdf', 'application/pdf', 'application/pdf', 'attachment'],
    ['IMAGE/JPEG; a=b', null, 'image/jpeg', 'inline'],
    ['application/octet-stream', 'audio/ogg', 'audio/ogg', 'inline'],
    [null, 'video/mp4', 'video/mp4', 'inline'],
    [null, 'text/html', 'application/octet-stream', 'attachment'],
    [null, null, 'application/octet-stream', 'attachment'],
  ])('sent as %s and said to be %s leaves as %s, %s', async (sent, said, type, disposition) => {
    const { get } = await startMedia([
      (origin) => [ownFile(origin, { mime_type: said, name: null })],
      (response) =>
        void response.writeHead(200, sent === null ? {} : { 'content-type': sent }).end('<script>'),
    ]);
    const { headers } = await get();
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([type, disposition]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a"\r\nSet-Cookie: a=b\r\n\r\n<p>.png', `filename="a_Set-Cookie_ a=b_p_.png"`],
    ['../../etc/passwd', 'filename=".._.._etc_passwd"'],
    ['Rücksendung.pdf', `filename="R_cksendung.pdf"; filename*=UTF-8''R%C3%BCcksendung.pdf`],
    ['invoice\u202egnp.exe', 'filename="invoice_gnp.exe"'],
    ["a'(*).png", `filename*=UTF-8''a%27%28_%29.png`],
    ['x'.repeat(5_000), `filename="${'x'.repeat(120)}"`],
    ['\ud800.png', 'filename="_.png"'],
  ])('named %j brings no more than a name', async (name, expected) => {
    const { get } = await startMedia([(origin) => [ownFile(origin, { name })], png]);
    const { headers, status } = await get();
    expect([status, headers.get('set-cookie')]).toEqual([200, null]);
    expect(headers.get('content-disposition')).toContain(expected);
  });

  it('comes in parts for whoever asks for one', async () => {
    const { get, fileCalls } = await startMedia([
      (origin) => [ownFile(origin)],
      (response, { headers }) =>
        void (headers.range === 'bytes=1-1'
          ? response.writeHead(206, { 'content-range': 'bytes 1-1/3', 'accept-ranges': 'bytes' }).end('N')
          : response.writeHead(headers.range ? 416 : 200).end('PNG')),
    ]);
    const part = await get(undefined, { headers: { range: 'bytes=1-1' } });
    expect([part.status, part.headers.get('content-range'), part.headers.get('accept-ranges')]).toEqual([
      ...[206, 'bytes 1-1/3', 'bytes'],
    ]);
    expect(await part.text()).toBe('N');
    const beyond = await get(undefined, { headers: { range: 'bytes=9-' } });
    expect(await codeOf(beyond)).toEqual([416, 'RANGE_NOT_SATISFIABLE']);
    expect(await (await get(undefined, { headers: { range: 'bytes=0-0,2-2' } })).text()).toBe('PNG');
    expect(fileCalls().map(({ headers }) => headers.range)).toEqual(['bytes=1-1', 'bytes=9-', undefined]);
  });
});

describe('nothing comes', () => {
  it.each<[string, Parameters<Awaited<ReturnType<typeof startMedia>>['get']>, [number, string]]>([
    ['without a token', [undefined, { token: null }], [401, 'UNAUTHENTICATED']],
    ['with a token in the address', ['/media/7/20/0?token=u1', { token: null }], [401, 'UNAUTHENTICATED']],
    ['with a wrong token', [undefined, { token: 'wrong' }], [401, 'UNAUTHENTICATED']],
    ["of somebody else's conversation", [undefined, { token: 'u5' }], [404, 'NO_FILE']],
    ['of a conversation that is forbidden', ['/media/8/20/0'], [403, 'FORBIDDEN']],
    ['of another message', ['/media/7/21/0'], [404, 'NO_FILE']],
    ['behind the last content', ['/media/7/20/3'], [404, 'NO_FILE']],
    ['of a text', ['/media/7/20/1'], [404, 'NO_FILE']],
    ['of a file that is gone', ['/media/7/20/2'], [404, 'NO_FILE']],
    ['at a path with an address', ['/media/7/20/0/http:%2F%2Fa.example'], [404, 'NO_FILE']],
    ['at a path that leads out', ['/media/7/20/..%2f0'], [404, 'NO_FILE']],
    ['at a path of no numbers', ['/media/7e0/20/0'], [404, 'NO_FILE']],
    ['by another method', [undefined, { method: 'POST' }], [405, 'METHOD_NOT_ALLOWED']],
  ])('%s', async (_name, args, expected) => {
    const { get, fileCalls } = await startMedia([
      (origin) => [ownFile(origin), { type: 'text', content: 'Hi' }, ownFile(origin, { has_file: false })],
      png,
    ]);
    const response = await get(...args);
    expect(await codeOf(response)).toEqual(expected);
    expect(response.headers.get('www-authenticate') !== null).toBe(expected[0] === 401);
    expect(fileCalls()).toEqual([]);
  });

  it.each<[number, [number, string]]>([
    [401, [403, 'FILE_FORBIDDEN']],
    [403, [403, 'FILE_FORBIDDEN']],
    [404, [404, 'NO_FILE']],
    [410, [404, 'NO_FILE']],
    [204, [502, 'FILE_UNAVAILABLE']],
    [500, [502, 'FILE_UNAVAILABLE']],
  ])('where the server of the file answers %d', async (status, expected) => {
    const { get } = await startMedia([
      (origin) => [ownFile(origin)],
      (response) => void response.writeHead(status).end(),
    ]);
    expect(await codeOf(await get())).toEqual(expected);
  });

  it('packed, since that hides how much it is', async () => {
    const { get } = await startMedia([
      (origin) => [ownFile(origin)],
      (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('PNG')),
    ]);
    expect(await codeOf(await get())).toEqual([502, 'FILE_UNAVAILABLE']);
  });

  it('to whoever has asked for too much of late', async () => {
    const { get } = await startMedia([(origin) => [ownFile(origin)], png], {
      rateLimit: { quota: 100, windowMs: 60_000 },
    });
    const statuses = [(await get()).status, (await get()).status, (await get()).status];
    expect(statuses).toEqual([200, 200, 429]);
  });
});

it('the log tells that a file was asked for, and nothing of it', async () => {
  const lines: string[] = [];
  const { get } = await startMedia([(origin) => [ownFile(origin)], png], {
    logTo: { write: (line) => lines.push(line) },
  });
  await (await get()).text();
  await vi.waitFor(() => expect(lines.join('')).toMatch(/"route":"media","status":200/));
  expect(lines.join('')).not.toMatch(/cat|files|"7"|\/20/);
});
