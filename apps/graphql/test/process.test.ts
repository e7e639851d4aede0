import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expectNothingUnhandled } from '@parley/testing/nothing-unhandled';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signal } from './doubles/signal.ts';
import { startUpstream } from './doubles/upstream-double.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const API = 'http://127.0.0.1:9/third-party/v1';

function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, PORT: '0', ...env } });
  const seen = { out: '', err: '' };
  onTestFinished(() => {
    child.kill('SIGKILL');
    expectNothingUnhandled(seen.out + seen.err);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    seen.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    seen.err += chunk.toString();
  });
  return { child, seen };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : null;
}

describe('the process', () => {
  it.each([
    ['no address of the API', {}],
    ['a wrong address', { CONVERSATIONS_API_URL: 'api' }],
    ['an address of another kind', { CONVERSATIONS_API_URL: 'ftp://api/v1' }],
    ['an address with a password', { CONVERSATIONS_API_URL: 'http://a:b@api/v1' }],
    ['AUTH_MODE=jwt', { CONVERSATIONS_API_URL: API, AUTH_MODE: 'jwt' }],
    ['an unknown AUTH_MODE', { CONVERSATIONS_API_URL: API, AUTH_MODE: 'none' }],
    ['an unknown policy', { CONVERSATIONS_API_URL: API, UPDATE_POLICY: 'lax' }],
    ['a Redis of another kind', { CONVERSATIONS_API_URL: API, REDIS_URL: 'http://127.0.0.1:6379' }],
    ['a Redis that cannot be reached', { CONVERSATIONS_API_URL: API, REDIS_URL: 'redis://127.0.0.1:9' }],
    ['an origin that is none', { CONVERSATIONS_API_URL: API, CORS_ORIGINS: 'https://a.example,*' }],
    ['a host of files that is no origin', { CONVERSATIONS_API_URL: API, MEDIA_HOSTS: 'files.example' }],
    ['an unknown way with documents', { CONVERSATIONS_API_URL: API, TRUSTED_DOCUMENTS: 'yes' }],
    [
      'a folder of manifests that is missing',
      { CONVERSATIONS_API_URL: API, TRUSTED_DOCUMENTS_DIR: '/nowhere' },
    ],
    ['a wrong switch', { CONVERSATIONS_API_URL: API, DEMO: 'yes' }],
    ['a wrong port', { CONVERSATIONS_API_URL: API, PORT: '70000' }],
    ['a wrong host', { CONVERSATIONS_API_URL: API, HOST: '203.0.113.1' }],
    ['a wrong log level', { CONVERSATIONS_API_URL: API, LOG_LEVEL: 'loud' }],
  ])('refuses %s in one sentence', async (_name, env) => {
    const { child, seen } = run(env);
    expect(await exitOf(child)).toBe(1);
    expect(seen.err).toMatch(/^[^\n]+; [^\n]+\.\n$/);
  });

  it('refuses a port in use in one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { child, seen } = run({ CONVERSATIONS_API_URL: API, PORT: String(port) });
    expect(await exitOf(child)).toBe(1);
    expect(seen.err).toMatchInlineSnapshot(`
      "The port is in use; stop the program that uses it, or give another PORT.
      "
    `);
  });

  it('says its address, and finishes an answer under way when it is stopped', async () => {
    const arrived = signal();
    const release = signal();
    const upstream = await startUpstream(async ({ path }, response) => {
      if (path === '/conversations/7') {
        arrived.give();
        await release.given;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 7, name: 'parley-api', extensions: ['read'], demo: false }));
    });
    onTestFinished(() => upstream.close());
    const { child, seen } = run({ CONVERSATIONS_API_URL: upstream.url });
    await expect.poll(() => seen.out, { timeout: 15_000 }).toMatch(/^gateway ready at http:\/\/\S+\n$/);
    const address = seen.out.trim().replace('gateway ready at ', '');

    const asked = fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: JSON.stringify({ query: '{ conversation(id: 7) { id } }' }),
    });
    await arrived.given;
    child.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(address).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    // Whoever asks again is in no more of a hurry.
    child.kill('SIGTERM');
    child.kill('SIGINT');
    release.give();
    expect(await (await asked).json()).toMatchObject({ data: { conversation: { id: '7' } } });
    expect(await exitOf(child)).toBe(0);
  });

  it('says that a token of its own is not used', async () => {
    const { seen } = run({ CONVERSATIONS_API_URL: API, CONVERSATIONS_API_TOKEN: 't' });
    await expect.poll(() => seen.err, { timeout: 15_000 }).toMatch(/CONVERSATIONS_API_TOKEN is not used/);
  });
});
