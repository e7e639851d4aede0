import { afterEach, expect, test } from 'vitest';
import { type Child, startProcess, temporaryDirectory } from './child-process.ts';
import { startReader } from './event-reader.ts';

const running: Child[] = [];
const cleanups: (() => void)[] = [];

afterEach(async () => {
  for (const { process: child, exit } of running.splice(0)) {
    child.kill('SIGKILL');
    await exit;
  }
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function start(...parameters: Parameters<typeof startProcess>): Child {
  const child = startProcess(...parameters);
  running.push(child);
  return child;
}

function directory(): string {
  const { path, remove } = temporaryDirectory();
  cleanups.push(remove);
  return path;
}

async function finish(baseUrl: string) {
  const answer = await fetch(`${baseUrl}/conversations/1`, {
    method: 'PATCH',
    body: JSON.stringify({ status: 'done', user_id: 3 }),
    headers: {
      authorization: 'Bearer demo-1',
      'content-type': 'application/json',
      'idempotency-key': 'finish-1',
    },
  });
  const { status, headers } = answer;
  const { etag, 'idempotency-replayed': replayed } = Object.fromEntries(headers);
  return { status, etag, replayed, body: Buffer.from(await answer.arrayBuffer()) };
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'after %s a repeated request gets the first answer, byte by byte, and the feed goes on',
  async (signal) => {
    const DATA_DIR = directory();
    const first = start({ DATA_DIR });
    const reader = await startReader(await first.ready);
    const answer = await finish(await first.ready);
    first.process.kill(signal);
    expect(answer).toMatchObject({ status: 200, replayed: undefined });
    expect((await first.exit).code).toBe(signal === 'SIGTERM' ? 0 : null);
    await reader.ended;

    // At the same port: the demo's files are named at the address that is asked.
    const { port } = new URL(await first.ready);
    const baseUrl = await start({ DATA_DIR, PORT: port }).ready;
    const again = await finish(baseUrl);
    expect(again).toEqual({ ...answer, replayed: 'true' });
    const headers = { authorization: 'Bearer demo-1', 'last-event-id': String(reader.events[0]?.id) };
    const stream = await fetch(`${baseUrl}/events`, { headers });
    const { value } = (await stream.body?.getReader().read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toMatch(/^id: \d+\nevent: conversation\.changed\n/);
  },
);

test('customers write at a rate until there were enough', async () => {
  const CONVERSATIONS_API_URL = await start({ DATA_DIR: directory() }).ready;
  const reader = await startReader(CONVERSATIONS_API_URL);
  const customers = start({ CONVERSATIONS_API_URL }, 'demo-customers.ts', ['--rate', '50', '--count', '5']);
  await reader.until(({ changes }) => changes.filter(({ data }) => data.type === 'message').length === 5);
  reader.cut();
  expect(await customers.exit).toMatchObject({ code: 0, stderr: '' });
});

test.each([
  [['--rate', '0'], /^Give the messages per second/],
  [['--fast'], /^Give the messages per second/],
  [[], /^No answer from http:\/\/127\.0\.0\.1:9\/demo\/users; start the api/],
])('customers who cannot write say why: %s', async (parameters, sentence) => {
  const settings = { CONVERSATIONS_API_URL: 'http://127.0.0.1:9' };
  const { code, stderr } = await start(settings, 'demo-customers.ts', parameters).exit;
  expect(code).toBe(1);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
