import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../src/demo/seed-demo.ts';
import type { Api } from '../src/index.ts';
import { createUserWithToken } from '../src/users/create-user-with-token.ts';
import { ask, type ProblemBody, patch, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';

interface Operation {
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}
const { paths } = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Record<string, Record<string, Operation>>;
};

/** Answers that never end by themselves. */
const STREAMS: ReadonlySet<string> = new Set(['/events']);

const BODIES: Readonly<Record<string, object>> = {
  '/demo/messages': { conversation_id: 1, text: 'Hallo' },
};

type Method = 'GET' | 'PATCH' | 'POST';
const KEY = 'of-an-answered-request';
const FILE = '00000000-0000-4000-a000-000000000000.pdf';
const fill = (path: string) => path.replace('{id}', '1').replace('{key}', KEY).replace('{name}', FILE);
const routes = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, { security, responses }]) => ({
    method: method.toUpperCase() as Method,
    path: fill(path),
    open: security?.length === 0,
    success: Number(Object.keys(responses).find((status) => status.startsWith('2'))),
  })),
);
const guarded = routes.filter(({ open }) => !open);

const tokens: readonly (readonly [string, Record<string, string>])[] = [
  ['no token', { authorization: '' }],
  ['an unknown token', { authorization: 'Bearer nobody' }],
  ['a token with a null character', { authorization: 'Bearer demo-1\0' }],
  ['a valid token of another scheme', { authorization: 'Basic demo-1' }],
  ['a token without a scheme', { authorization: 'demo-1' }],
  ['two tokens', { authorization: 'Bearer demo-1 demo-2' }],
  ['the token of somebody who has left', { authorization: 'Bearer demo-9' }],
];

function answer(
  api: Api,
  { method, path }: { method: Method; path: string },
  headers: Record<string, string>,
) {
  const body = method !== 'GET' && { payload: JSON.stringify(BODIES[path] ?? {}) };
  return ask<ProblemBody>(api, path, {
    method,
    ...body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function statusOfStream(api: Api, path: string): Promise<number> {
  const { url, authorization } = { url: VERSION_PATH + path, authorization: 'Bearer demo-1' };
  const answered = await api.app.inject({ url, headers: { authorization }, payloadAsStream: true });
  answered.stream().destroy();
  return answered.statusCode;
}

describe.each(engines)('on $name, access', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: 3 }));
    await patch(api, 1, {}, { 'idempotency-key': KEY });
  });
  afterAll(() => stop());

  test.each(guarded.flatMap((route) => tokens.map(([what, headers]) => ({ ...route, what, headers }))))(
    '$method $path with $what answers 401',
    async ({ headers, ...route }) => {
      const { status, body, headers: answered } = await answer(api, route, headers);
      expect(status).toBe(401);
      expect(body.code).toBe('unauthorized');
      expect(answered['www-authenticate']).toMatch(/^Bearer/);
    },
  );

  test.each(routes)('$method $path answers the signed-in user', async (route) => {
    if (STREAMS.has(route.path)) return expect(await statusOfStream(api, route.path)).toBe(200);
    expect((await answer(api, route, {})).status).toBe(route.success);
  });

  test.each(routes.filter(({ open }) => open))('$method $path needs no token', async (route) => {
    expect((await answer(api, route, { authorization: '' })).status).toBe(200);
  });

  test.each(Object.entries(paths))(
    '%s serves the methods of the document and no other',
    async (path, operations) => {
      const { headers } = await ask(api, fill(path), { method: 'OPTIONS' });
      const documented = Object.keys(operations).map((method) => method.toUpperCase());
      const head = documented.includes('GET') ? ['HEAD'] : [];
      expect(String(headers.allow).split(', ').sort()).toEqual([...head, 'OPTIONS', ...documented].sort());
    },
  );

  test.each(['/health', '/ready'])('%s answers outside the version path', async (url) => {
    const { statusCode, body } = await api.app.inject({ url });
    expect({ statusCode, body: JSON.parse(body) }).toEqual({ statusCode: 200, body: { status: 'ok' } });
  });

  test('a demo shows its users with tokens that work', async () => {
    const { body } = await ask<{ data: { id: number; name: string; token: string }[] }>(api, '/demo/users');
    expect(body.data).toHaveLength(8);
    for (const { id, name, token } of body.data) {
      const me = await ask(api, '/users/me', { headers: { authorization: `bearer  ${token}` } });
      expect(me.body).toMatchObject({ id, name });
    }
  });

  test('users are the active ones by name', async () => {
    const { body } = await ask<{ data: { id: number; name: string }[] }>(api, '/users');
    expect(body.data.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(body.data[0]).toMatchObject({ name: 'Ana Lindner', email: 'ana.lindner@rad-lindner.example' });
  });
});

describe.each(engines)('on $name, a database that is no demo', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demo: false }));
  });
  afterAll(() => stop());

  test('says so, and shows no users to strangers', async () => {
    expect((await ask(api, '/')).body).toEqual({
      name: 'parley-api',
      extensions: [
        'etag',
        'read',
        'list',
        'users',
        'snooze',
        'idempotency-key',
        'implied-fields',
        'history',
        'events',
      ],
      demo: false,
    });
    expect((await ask(api, '/demo/users')).status).toBe(404);
  });

  test.each(['/demo/users', '/demo/messages', `/files/${FILE}`])('has no %s', async (path) => {
    expect((await ask(api, path, { method: 'OPTIONS' })).status).toBe(404);
  });

  test('lets in whom a token was made for, and keeps only its hash', async () => {
    const { token } = await createUserWithToken(api.database.kysely, 'Ana', new Date());
    const me = await ask(api, '/users/me', { headers: { authorization: `Bearer ${token}` } });
    expect(me).toMatchObject({ status: 200, body: { name: 'Ana' } });
    const stored = await api.database.kysely.selectFrom('tokens').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('refuses a demo token even when its row is there', async () => {
    const { token } = await createUserWithToken(api.database.kysely, 'Ben', new Date());
    await api.database.kysely.updateTable('tokens').set({ demo: true }).execute();
    const me = await ask(api, '/users/me', { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(401);
  });

  test('is filled by no later start with the demo on once it has users', async () => {
    await seedDemo(api.database.kysely, { conversations: 3, now: Date.now(), onProgress: () => {} });
    expect((await ask(api, '/')).body).toMatchObject({ demo: false });
  });
});
