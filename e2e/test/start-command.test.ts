import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startAndFail, startParley } from '../src/parley.ts';
import { update } from '../src/proof/conversations.ts';

/** An API that does the one thing that the page documents, and nothing else. */
async function pageOnlyApi() {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.method !== 'PATCH') {
      response.writeHead(404).end();
      return;
    }
    const body = JSON.parse((await request.toArray()).join(''));
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ id: 7, channel: 'telegram', status: 'to-do', user: { id: 3, email: 12 }, ...body }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/third-party/v1`, seen, close: () => server.close() };
}

const sentence = /^[A-Z][^\n]*\.\s*$/m;

test('with an upstream of your own, gateway and web run against it and no api is started', async () => {
  const upstream = await pageOnlyApi();
  const parley = await startParley({ CONVERSATIONS_API_URL: upstream.url });
  try {
    expect(await update(parley.origin, { id: '7', status: 'DONE' }, 'any')).toMatchObject({
      __typename: 'UpdateConversationSuccess',
      conversation: { id: '7', status: 'DONE' },
      guarantee: 'GATEWAY_ONLY',
    });
    expect(upstream.seen).toContain('PATCH /third-party/v1/conversations/7');
    await expect(fetch(parley.apiUrl)).rejects.toThrow();
  } finally {
    await parley.kill();
    upstream.close();
  }
});

test('an upstream that is down gives a typed result and a sentence', async () => {
  const parley = await startParley({ CONVERSATIONS_API_URL: 'http://127.0.0.1:9/third-party/v1' });
  try {
    const verdict = await update(parley.origin, { id: '7', status: 'DONE' });
    expect(verdict).toMatchObject({
      __typename: 'UpstreamUnavailable',
      code: 'UPSTREAM_UNAVAILABLE',
    });
    expect(verdict.message).toMatch(sentence);
  } finally {
    await parley.kill();
  }
});

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['an address that is none', { CONVERSATIONS_API_URL: 'not a url' }, /CONVERSATIONS_API_URL/],
  [
    'an unknown policy',
    { CONVERSATIONS_API_URL: 'http://127.0.0.1:9/v1', UPDATE_POLICY: 'loose' },
    /UPDATE_POLICY/,
  ],
  ['a port that is none', { PORT: 'http' }, /PORT/],
  ['a database that cannot be reached', { DATABASE_URL: 'postgres://127.0.0.1:9/none' }, /DATABASE_URL/],
])('%s is refused with one sentence', async (_, env, names) => {
  const { code, output } = await startAndFail(env);
  expect(code).toBe(1);
  expect(output).toMatch(names);
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/^\s+at /m);
});

test('a port in use and a locked data directory are refused with one sentence', async () => {
  const parley = await startParley();
  try {
    const inUse = await startAndFail({ PORT: new URL(parley.origin).port });
    expect(inUse.code).toBe(1);
    expect(inUse.output).toMatch(/port .*in use.*PORT/i);
    expect(inUse.output).not.toMatch(/^\s+at /m);

    const locked = await startAndFail({ DATA_DIR: parley.dataDir });
    expect(locked.code).toBe(1);
    expect(locked.output).toMatch(/DATA_DIR/);
    expect(locked.output).not.toMatch(/^\s+at /m);
  } finally {
    await parley.kill();
  }
});

test('a process that died is named in a line and started again, and the conversations are there', async () => {
  const parley = await startParley();
  try {
    for (const [name, entry] of [
      ['api', 'apps/api/src/main.ts'],
      ['gateway', 'apps/graphql/src/main.ts'],
    ] as const) {
      const pid = parley.pidOf(entry);
      expect(pid).toBeTypeOf('number');
      process.kill(pid as number, 'SIGKILL');
      await expect
        .poll(() => parley.output(), { timeout: 10_000 })
        .toContain(`The ${name} was killed; it is started again.`);
      const answer = async () => {
        const result = await update(parley.origin, { id: '7', status: 'DONE' }).catch(() => null);
        return result?.__typename;
      };
      await expect.poll(answer, { timeout: 60_000, interval: 500 }).toBe('UpdateConversationSuccess');
    }
    expect(await parley.stop()).toBe(0);
  } finally {
    await parley.kill().catch(() => {});
  }
});

test('an address with colons is ready, and is printed as a browser takes it', async () => {
  const parley = await startParley({ HOST: '::1' });
  try {
    const { port } = new URL(parley.origin);
    expect(parley.output()).toContain(`Parley is ready: http://[::1]:${port}\n`);
    expect((await fetch(`http://[::1]:${port}/health`)).status).toBe(200);
  } finally {
    await parley.kill();
  }
});
