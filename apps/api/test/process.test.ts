import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { type Child, startProcess, temporaryDirectory } from './child-process.ts';
import { postgres } from './engines.ts';

const running: Child[] = [];
const cleanups: (() => void | Promise<void>)[] = [];

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

afterEach(async () => {
  for (const { process: child, exit } of running.splice(0)) {
    child.kill('SIGKILL');
    await exit;
  }
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const SIGNED_IN = { authorization: 'Bearer demo-1' };

function finish(baseUrl: string, id: number, status = 'done'): Promise<Response> {
  return fetch(`${baseUrl}/conversations/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ status }),
    headers: { ...SIGNED_IN, 'content-type': 'application/json' },
  });
}

async function readVersion(baseUrl: string, id: number): Promise<string | null> {
  return (await fetch(`${baseUrl}/conversations/${id}`, { headers: SIGNED_IN })).headers.get('etag');
}

test('kill -9 during the first start leaves a directory that the next start can use', async () => {
  const DATA_DIR = directory();
  for (const wait of [300, 1_200, 2_500]) {
    const child = start({ DATA_DIR });
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.process.kill('SIGKILL');
    await child.exit;
  }
  const baseUrl = await start({ DATA_DIR }).ready;
  expect((await finish(baseUrl, 1)).status).toBe(200);
});

test('a second process on the data directory is refused, until the first has gone', async () => {
  const DATA_DIR = directory();
  const first = start({ DATA_DIR });
  await first.ready;
  const refused = await start({ DATA_DIR }).exit;
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toBe(
    `The data directory ${DATA_DIR} is in use by another process; stop that process, or set DATA_DIR to another directory.\n`,
  );
  first.process.kill('SIGKILL');
  await first.exit;
  await start({ DATA_DIR }).ready;
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets running requests finish and ends with 0',
  async (signal) => {
    const DATA_DIR = directory();
    const child = start({ DATA_DIR });
    const baseUrl = await child.ready;
    const answers = [1, 2, 3, 4, 5].map((id) => finish(baseUrl, id));
    await Promise.race(answers);
    child.process.kill(signal);
    for (const answer of await Promise.all(answers)) {
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ status: 'done' });
    }
    const { code, stdout, stderr } = await child.exit;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/api ready at http:\/\/127\.0\.0\.1:\d+\/third-party\/v1\n/);
    expect(await readVersion(await start({ DATA_DIR }).ready, 1)).toBe(
      (await answers[0])?.headers.get('etag'),
    );
  },
);

test('a port that is in use is said in one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  cleanups.push(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const PORT = String(typeof address === 'object' && address?.port);
  const { code, stderr } = await start({ PORT, DATA_DIR: directory() }).exit;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Port ${PORT} of 127.0.0.1 is in use; stop the program that uses it, or set PORT to another one.\n`,
  });
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a port that is none', { PORT: '99999' }, /^Wrong settings: PORT \(.+\); correct them and start again\.$/],
  ['a port in words', { PORT: 'http' }, /^Wrong settings: PORT/],
  ['a demo that is neither on nor off', { DEMO: 'yes' }, /^Wrong settings: DEMO/],
  ['a database of another kind', { DATABASE_URL: 'mysql://x/y' }, /^Wrong settings: DATABASE_URL/],
  [
    'a database that nobody serves',
    { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
    /^The database of DATABASE_URL cannot be reached \(.+\); check .+\.$/,
  ],
  [
    'a data directory that is a file',
    { DATA_DIR: '/dev/null' },
    /^The data directory \/dev\/null cannot be used \(.+\); set DATA_DIR .+\.$/,
  ],
  [
    'an address of another machine',
    { HOST: '192.0.2.1', DATA_DIR: 'temporary' },
    /^This machine has no address 192\.0\.2\.1; set HOST .+\.$/,
  ],
])('%s is refused with one sentence that says what to do', async (_what, settings, sentence) => {
  const DATA_DIR = settings.DATA_DIR === 'temporary' ? directory() : settings.DATA_DIR;
  const { code, stderr } = await start({ ...settings, ...(DATA_DIR && { DATA_DIR }) }).exit;
  expect(code).toBe(1);
  expect(stderr.trimEnd()).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a password in DATABASE_URL is not said', async () => {
  const { stderr } = await start({ DATABASE_URL: 'postgres://ana:hunter2@127.0.0.1:1/x' }).exit;
  expect(stderr).not.toContain('hunter2');
});

test('create-user makes a user, and says the token once', async () => {
  const DATA_DIR = directory();
  const made = await start({ DATA_DIR }, 'create-user.ts', ['--name', 'Ana']).exit;
  expect(made.code).toBe(0);
  const token = made.stdout.trim();
  expect(token).toMatch(/^parley_[\w-]{32}$/);
  const baseUrl = await start({ DATA_DIR }).ready;
  const me = await fetch(`${baseUrl}/users/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await me.json()).toMatchObject({ name: 'Ana' });
  expect(await (await fetch(`${baseUrl}/`)).json()).toMatchObject({ demo: false });
});

test.each<[string, string[]]>([
  ['nothing', []],
  ['a blank', ['--name', ' ']],
  ['joiners', ['--name', '\u200b\u2060']],
])('create-user says how to call it when the name is %s', async (_, parameters) => {
  const { code, stderr } = await start({ DATA_DIR: directory() }, 'create-user.ts', parameters).exit;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'Say who it is: npx -y pnpm@12 --filter @parley/api create-user --name "Ana".\n',
  });
});

test.skipIf(!postgres)('two processes may start on one empty server database at once', async () => {
  const database = await postgres?.fresh();
  const DATABASE_URL = database?.settings.databaseUrl ?? '';
  const children = [1, 2, 3].map(() => start({ DATABASE_URL, DEMO: 'on' }));
  cleanups.push(async () => database?.drop());
  const [first, ...others] = await Promise.all(children.map((child) => child.ready));
  const index = await fetch(`${first}/conversations/index`, { headers: SIGNED_IN });
  expect(await index.json()).toMatchObject({ total: 5 });
  const etag = (await finish(first ?? '', 1)).headers.get('etag');
  for (const other of others) expect(await readVersion(other, 1)).toBe(etag);
});

test.skipIf(!postgres)(
  'a database of somebody gets no demo unless asked, and the start says so',
  async () => {
    const database = await postgres?.fresh();
    cleanups.push(async () => database?.drop());
    const child = start({ DATABASE_URL: database?.settings.databaseUrl ?? '' });
    const baseUrl = await child.ready;
    expect((await fetch(`${baseUrl}/users/me`, { headers: SIGNED_IN })).status).toBe(401);
    expect(await (await fetch(`${baseUrl}/`)).json()).toMatchObject({ demo: false });
    child.process.kill('SIGTERM');
    expect((await child.exit).stdout).toContain(
      'api: the demo is off for the database of DATABASE_URL; set DEMO=on to fill it while it is empty.\n',
    );
  },
);

test('the command of the docs makes the first user', async () => {
  const docs = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const command = /`(npx -y pnpm@12 --filter @parley\/api create-user [^`]*)`/.exec(docs)?.[1] ?? '';
  const root = new URL('../../..', import.meta.url);
  const env = { ...process.env, DATA_DIR: directory(), DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: root, env });
  expect(stdout).toMatch(/^parley_[\w-]{32}$/m);
});

test('the data directory is for its own account alone, also one that was open to others before', async () => {
  const DATA_DIR = join(directory(), 'data');
  const modes = () =>
    [DATA_DIR, join(DATA_DIR, 'pgdata')].map((path) => (statSync(path).mode & 0o777).toString(8));
  const umask = process.umask(0o022);
  cleanups.push(() => void process.umask(umask));
  for (const _ of ['new', 'open to others']) {
    const child = start({ DATA_DIR });
    await child.ready;
    expect(modes()).toEqual(['700', '700']);
    child.process.kill('SIGKILL');
    await child.exit;
    for (const path of [DATA_DIR, join(DATA_DIR, 'pgdata')]) chmodSync(path, 0o755);
  }
});

test('an error that nothing caught is logged, ends nothing, and fails the test that started the process', async () => {
  const listen = `process.on('SIGUSR2', () => Promise.reject(new Error('planted')))`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(listen)}`;
  const child = startProcess({ DATA_DIR: directory(), NODE_OPTIONS });
  const baseUrl = await child.ready;
  child.process.kill('SIGUSR2');
  expect((await finish(baseUrl, 1)).status).toBe(200);
  child.process.kill('SIGTERM');
  await expect(child.exit).rejects.toThrow(
    /left an error unhandled: .*planted.*"event":"unhandled rejection"/,
  );
});
