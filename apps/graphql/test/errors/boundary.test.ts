import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { ask, gatewayOf, post, update } from '../ask.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { logLines } from '../operations/log-lines.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const SECRET = 'connect ECONNREFUSED 10.0.0.5 user=admin';

async function start(settings = {}) {
  const log = logLines();
  const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  return {
    ...log,
    upstream,
    gateway: gatewayOf(upstream, { logTo: log.logTo, logLevel: 'warn', ...settings }),
  };
}

const faulty = {
  now: () => {
    throw new Error(SECRET);
  },
};

describe('a fault', () => {
  it('is logged once, under an id that its caller is told, and says nothing else', async () => {
    const { gateway, entries } = await start(faulty);
    const fields = Array.from({ length: 5 }, (_, index) => `a${index}: isAsleep`).join(' ');
    const response = await post(gateway, { query: `{ conversation(id: 7) { ${fields} } }` });
    const body = await response.json();
    const requestId = response.headers.get('x-request-id');
    expect(requestId).toMatch(UUID);
    expect(body.errors[0]).toEqual({
      message: 'Unexpected error.',
      path: ['conversation'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    });
    expect(JSON.stringify(body)).not.toContain('ECONNREFUSED');
    expect(new Set(entries().map((entry) => entry.requestId))).toEqual(new Set([requestId]));
    const messages = entries().map(({ error }) => (error as { message: string }).message);
    expect(messages).toEqual(messages.map(() => SECRET));
  });

  it('that hits many fields is logged once', async () => {
    const error = new Error(SECRET);
    const { gateway, entries } = await start({
      now: () => {
        throw error;
      },
    });
    await ask(gateway, '{ conversation(id: 7) { a: isAsleep b: isAsleep c: isAsleep } }');
    expect(entries()).toHaveLength(1);
  });

  it.each(['development', 'test', 'production', ''])('leaks no more with NODE_ENV=%s', async (mode) => {
    vi.stubEnv('NODE_ENV', mode);
    const { gateway } = await start(faulty);
    const body = await ask(gateway, '{ conversation(id: 7) { isAsleep } }');
    expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|stack|originalError|at /);
    vi.unstubAllEnvs();
  });
});

describe('a request', () => {
  it('keeps the id that it came with, where that is a decent one', async () => {
    const { gateway } = await start();
    const idFor = async (given: string) =>
      (await post(gateway, { query: '{ __typename }' }, null, { 'x-request-id': given })).headers.get(
        'x-request-id',
      );
    expect(await idFor('trace-0123456789')).toBe('trace-0123456789');
    expect(await idFor('a b')).toMatch(UUID);
    expect(await idFor('x'.repeat(65))).toMatch(UUID);
  });

  it('is refused with a code whatever is wrong with it', async () => {
    const { gateway } = await start();
    const codeOf = async (body: unknown) =>
      (await (await post(gateway, body)).json()).errors[0].extensions.code;
    for (const body of [
      'text',
      7,
      null,
      [],
      {},
      { query: 7 },
      { query: '{ a' },
      { query: '', variables: 7 },
    ]) {
      expect([body, await codeOf(body)]).toEqual([body, expect.stringMatching(/^[A-Z_]+$/)]);
    }
  });

  it.each(['[', 'a b', 'x:99999'])('whose Host header is "%s" is not answered with a stack', async (host) => {
    const { gateway } = await start({ port: 0 });
    const { port } = new URL(await gateway.listen());
    const answer = await sendRaw(
      Number(port),
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/\bat |node_modules|file:/);
  });
});

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

describe('what the upstream says', () => {
  const CANARY = 'canary-4f1d';
  const statuses = [400, 401, 403, 404, 409, 410, 412, 418, 422, 428, 429, 500, 502, 503];

  it.each(statuses)('with %i never reaches a client', async (status) => {
    const body = {
      title: CANARY,
      detail: CANARY,
      code: CANARY,
      errors: [{ pointer: CANARY, detail: CANARY }],
    };
    const upstream = await startPageOnlyUpstream({ interfere: () => ({ status, body }) });
    const gateway = gatewayOf(upstream);
    const answers = [
      await update(gateway, { id: '7', status: 'DONE', userId: '3' }),
      await ask(gateway, '{ conversation(id: 7) { id } }'),
      await ask(gateway, '{ viewer { id } users { id } conversations { nodes { id } } }'),
    ];
    expect(JSON.stringify(answers)).not.toContain(CANARY);
  });

  it('reaches one in declared fields only', async () => {
    const upstream = await startPageOnlyUpstream({
      conversations: [
        { id: 7, status: 'to-do', customer: { id: 1, name: 'Ada', secret: CANARY }, extra: CANARY },
      ],
    });
    const answer = await ask(gatewayOf(upstream), '{ conversation(id: 7) { id customer { id name } } }');
    expect(answer).toEqual({ data: { conversation: { id: '7', customer: { id: '1', name: 'Ada' } } } });
  });
});
