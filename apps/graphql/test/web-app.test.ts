import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayOf } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';

let root = '';
let dist = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'web-app-'));
  dist = join(root, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'SECRET');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Inbox</title>');
  await writeFile(join(dist, 'favicon.svg'), '<svg/>');
  await writeFile(join(dist, '.env'), 'SECRET');
  await writeFile(join(dist, 'assets', 'index-BxYz1234.js'), 'export {};');
  await symlink(join(root, 'secret.txt'), join(dist, 'link.txt'));
});

afterAll(() => rm(root, { recursive: true }));

async function start(webDist = dist) {
  return gatewayOf(await startPageOnlyUpstream(), { webDist, port: 0 });
}

async function get(path: string, init: RequestInit = {}, webDist = dist): Promise<Response> {
  const { yoga } = await start(webDist);
  return yoga.fetch(`http://gateway${path}`, init);
}

describe('the web app', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/conversations/7?status=done', 'text/html; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 'image/svg+xml', 'no-cache'],
    ['/assets/index-BxYz1234.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('answers %s as %s, cached as %s', async (path, type, caching) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, caching]);
    expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
  });

  it('is not sent again to a browser that has it', async () => {
    const { yoga } = await start();
    const etag = (await yoga.fetch('http://gateway/')).headers.get('etag') ?? '';
    const again = await yoga.fetch('http://gateway/', { headers: { 'if-none-match': `W/"x", ${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', 'BR'],
    ['gzip, deflate', 'gzip', 'GZ'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'GZ'],
    ['', null, '.a {}'],
    ['brotli', null, '.a {}'],
  ])('is sent to a browser that takes "%s" in the form %s', async (accepted, encoding, body) => {
    const path = join(dist, 'assets', 'index-CxYz1234.css');
    await writeFile(path, '.a {}');
    await writeFile(`${path}.br`, 'BR');
    await writeFile(`${path}.gz`, 'GZ');
    const answer = await get('/assets/index-CxYz1234.css', { headers: { 'accept-encoding': accepted } });
    const { headers } = answer;
    expect([headers.get('content-encoding'), await answer.text()]).toEqual([encoding, body]);
    expect([headers.get('content-type'), headers.get('vary')]).toEqual([
      'text/css; charset=utf-8',
      'accept-encoding',
    ]);
    expect(headers.get('content-length')).toBe(String(body.length));
  });

  it('is not sent in a compressed form that is older than itself', async () => {
    const path = join(dist, 'assets', 'index-DxYz1234.css');
    await writeFile(`${path}.br`, 'OLD');
    await utimes(`${path}.br`, 1, 1);
    await writeFile(path, '.new {}');
    const answer = await get('/assets/index-DxYz1234.css', { headers: { 'accept-encoding': 'br' } });
    expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual([null, '.new {}']);
  });

  it('changes its ETag with its content', async () => {
    const { yoga } = await start();
    const before = (await yoga.fetch('http://gateway/favicon.svg')).headers.get('etag');
    await writeFile(join(dist, 'favicon.svg'), '<svg width="1"/>');
    expect((await yoga.fetch('http://gateway/favicon.svg')).headers.get('etag')).not.toBe(before);
  });

  it('answers HEAD without a body', async () => {
    const response = await get('/', { method: 'HEAD' });
    expect([response.status, await response.text(), response.headers.get('content-length')]).toEqual([
      200,
      '',
      '35',
    ]);
  });

  it.each(['/assets/missing.js', '/missing.png', '/.env', '/link.txt', '/%00.txt', '/%E0%A4%A'])(
    'has nothing at %s',
    async (path) => {
      const response = await get(path);
      expect(await response.text()).not.toContain('SECRET');
      expect([404, 200]).toContain(response.status);
      expect(response.headers.get('content-type')).not.toBe('application/octet-stream');
    },
  );

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/assets/../../secret.txt',
  ])('never leaves its folder by %s', async (path) => {
    const gateway = await start();
    const { port } = new URL(await gateway.listen());
    const { status, text } = await rawGet(Number(port), path);
    expect(text).not.toContain('SECRET');
    expect(status).toBe(404);
  });

  it('that is not built says how to build it', async () => {
    const response = await get('/', {}, '/nowhere');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('pnpm --filter @parley/web build');
  });

  it('takes nothing but GET and HEAD', async () => {
    const response = await get('/', { method: 'DELETE' });
    expect(response.status).toBe(404);
  });
});

/** Sends the path as it is: `fetch` would tidy it up. */
function rawGet(port: number, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    request.on('error', reject).end();
  });
}

describe('the probes', () => {
  it('say alive without asking anybody', async () => {
    const upstream = await startPageOnlyUpstream();
    const gateway = gatewayOf(upstream);
    expect((await gateway.yoga.fetch('http://gateway/health')).status).toBe(200);
    expect(upstream.received).toEqual([]);
  });

  it('say ready while the upstream answers, and not why it does not', async () => {
    const upstream = await startPageOnlyUpstream();
    let now = 0;
    const gateway = gatewayOf(upstream, { now: () => now });
    expect((await gateway.yoga.fetch('http://gateway/ready')).status).toBe(200);
    await upstream.close();
    now += 1_000;
    const response = await gateway.yoga.fetch('http://gateway/ready');
    expect([response.status, await response.text()]).toEqual([503, 'not ready\n']);
  });
});
