import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, gatewayOf, patchesOf, type TestedGateway } from '../ask.ts';
import { bearer } from '../canary/canary.ts';
import { startVersionedUpstream, type VersionedUpstream } from '../doubles/versioned-upstream.ts';
import { logLines } from '../operations/log-lines.ts';

const CRM = 'https://crm.example';

async function start(settings = {}): Promise<{ gateway: TestedGateway; upstream: VersionedUpstream }> {
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do', version: '1' }],
  });
  return { gateway: gatewayOf(upstream, settings), upstream };
}

function sendTo(
  { yoga }: TestedGateway,
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) {
  return yoga.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: bearer('u1'), ...headers },
    body: JSON.stringify(body),
  });
}

describe('another spelling of the endpoint', () => {
  it.each(['/graphql/', '//graphql', '/graphql//', '/graph%71l', '/GraphQL', '/x/graphql'])(
    '%s carries nothing out, and nobody keeps that answer',
    async (path) => {
      const { gateway, upstream } = await start();
      const query = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';
      const answer = await sendTo(gateway, `http://gateway${path}`, { query });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(await answer.json()).toMatchInlineSnapshot(`
        {
          "errors": [
            {
              "extensions": {
                "code": "NOT_FOUND",
              },
              "message": "There is nothing at this path; send the operation to /graphql.",
            },
          ],
        }
      `);
      expect(patchesOf(upstream)).toEqual([]);
    },
  );
});

describe('a media type', () => {
  it.each(['APPLICATION/JSON', 'Application/Json; Charset=UTF-8', 'application/json ;charset=utf-8'])(
    'is the same one as %s',
    async (type) => {
      const { gateway } = await start();
      const body = { query: '{ viewer { name } }' };
      const answer = await sendTo(gateway, 'http://gateway/graphql', body, { 'content-type': type });
      expect(await answer.json()).toMatchObject({ data: { viewer: { name: 'Ada' } } });
    },
  );
});

describe('a variable', () => {
  it('that is null where only its default is allowed is the mistake of whoever sent it', async () => {
    const log = logLines();
    const { gateway } = await start({ logTo: log.logTo, logLevel: 'error' });
    const query = 'query ($v: ID = "7") { conversation(id: $v) { id } viewer { id } }';
    expect(await ask(gateway, query, { v: null })).toMatchInlineSnapshot(`
      {
        "data": {
          "conversation": null,
          "viewer": {
            "id": "1",
          },
        },
        "errors": [
          {
            "extensions": {
              "code": "BAD_USER_INPUT",
            },
            "locations": [
              {
                "column": 41,
                "line": 1,
              },
            ],
            "message": "Argument "Query.conversation(id:)" has invalid value: Expected variable "$v" provided to non-null type "ID!" not to be null.",
            "path": [
              "conversation",
            ],
          },
        ],
      }
    `);
    expect(log.lines).toEqual([]);
  });

  it('that is null within an argument, too', async () => {
    const { gateway } = await start();
    const query =
      'query ($s: ConversationStatus = DONE) { conversations(filter: { status: [$s] }) { nodes { id } } }';
    expect(await ask(gateway, query, { s: null })).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' }, path: ['conversations'] }],
    });
  });

  it('may be named __proto__', async () => {
    const { gateway } = await start();
    const query = 'query ($__proto__: ID!) { conversation(id: $__proto__) { id } }';
    const variables = JSON.parse('{"__proto__":"7"}');
    expect(await ask(gateway, query, variables)).toEqual({ data: { conversation: { id: '7' } } });
  });
});

describe('where some origins are let in', () => {
  it.each([CRM, 'https://stranger.example', null])(
    'every answer varies by origin, also what caches keep: asked from %s',
    async (origin) => {
      const webDist = mkdtempSync(join(tmpdir(), 'parley-web-'));
      onTestFinished(() => rmSync(webDist, { recursive: true }));
      writeFileSync(join(webDist, 'index.html'), '<title>Parley</title>');
      writeFileSync(join(webDist, 'index.html.br'), 'compressed');
      const { gateway } = await start({ corsOrigins: [CRM], webDist });
      const headers: Record<string, string> = origin === null ? {} : { origin };
      const answers = [
        await gateway.yoga.fetch('http://gateway/', { headers }),
        await gateway.yoga.fetch('http://gateway/nowhere.js', { headers }),
        await gateway.yoga.fetch('http://gateway/health', { headers }),
        await sendTo(gateway, 'http://gateway/graphql', { query: '{ __typename }' }, headers),
      ];
      for (const answer of answers) {
        expect(answer.headers.get('vary')?.toLowerCase().split(', ')).toContain('origin');
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin === CRM ? CRM : null);
      }
      expect(answers[0]?.headers.get('vary')).toBe('accept-encoding, Origin');
    },
  );

  it('nothing varies by origin where none is', async () => {
    const { gateway } = await start();
    const answer = await sendTo(gateway, 'http://gateway/graphql', { query: '{ __typename }' });
    expect(answer.headers.get('vary')).toBeNull();
  });
});
