import { describe, expect, it } from 'vitest';
import { ask, gatewayOf, post, update } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { logLines } from './log-lines.ts';

async function start(settings = {}) {
  const log = logLines();
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { logLevel: 'warn', logTo: log.logTo, ...settings });
  return { ...log, gateway };
}

function throwing(error: unknown) {
  return {
    now: () => {
      throw error;
    },
  };
}

describe('the log', () => {
  it('says nothing of a caller who makes a mistake', async () => {
    const { gateway, lines } = await start();
    await ask(gateway, '{ conversation(id: 7) { id } }', {}, 'nobody');
    await ask(gateway, '{ conversation(id: 7) { id } }', {}, null);
    await ask(gateway, '{ conversations(first: 0) { nodes { id } } }');
    await ask(gateway, '{ conversation(id: 7) { nonsense } }');
    await ask(gateway, 'query ($id: ID!) { conversation(id: $id) { id } }', { id: {} });
    await update(gateway, { id: '7', status: 'DONE' }, 'nobody');
    await post(gateway, 'no document');
    expect(lines).toEqual([]);
  });

  it('says what nobody expected, with where it happened and what caused it', async () => {
    const cause = Object.assign(new Error('no power'), { code: 'E_POWER' });
    const { gateway, entries } = await start(throwing(new RangeError('the clock has stopped', { cause })));
    await ask(gateway, '{ conversation(id: 7) { isAsleep } }');
    expect(entries()).toMatchObject([
      {
        level: 'error',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
        event: 'unexpected error',
        error: {
          name: 'RangeError',
          message: 'the clock has stopped',
          stack: expect.stringMatching(/^ +at .+log\.test\.ts/),
          cause: { name: 'Error', message: 'no power', code: 'E_POWER' },
        },
      },
    ]);
  });

  it('shows no more of an error than that, and no secret that somebody put into its message', async () => {
    const error = Object.assign(
      new Error(
        'Bearer abc.def refused, eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln too, at redis://me:pw@host/1',
      ),
      { token: 'hunter2', response: { body: 'hunter2' }, headers: { authorization: 'hunter2' } },
    );
    const { gateway, lines, entries } = await start(throwing(error));
    await ask(gateway, '{ conversation(id: 7) { isAsleep } }');
    const text = lines.join('');
    for (const secret of ['hunter2', 'abc.def', 'eyJ', 'me:pw']) expect(text).not.toContain(secret);
    expect(entries()[0]?.error).toMatchObject({
      message: 'Bearer [hidden] refused, [hidden] too, at redis://[hidden]@host/1',
    });
  });

  it('names what is thrown and no error by its kind only', async () => {
    const { gateway, lines } = await start(throwing({ token: 'hunter2' }));
    await ask(gateway, '{ conversation(id: 7) { isAsleep } }');
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('has a line for each request only where it was asked for, and nothing of what was asked is in it', async () => {
    const { gateway, entries } = await start({ logLevel: 'info' });
    await ask(gateway, 'query Secret { conversation(id: 7) { id } }', {}, 'u1');
    await gateway.yoga.fetch('http://gateway/some/where?q=secret');
    expect(entries()).toEqual([
      expect.objectContaining({
        level: 'info',
        event: 'request',
        method: 'POST',
        route: 'graphql',
        status: 200,
        ms: expect.any(Number),
        operation: 'query',
      }),
      expect.objectContaining({ method: 'GET', route: 'web', status: 503, operation: null }),
    ]);
    expect(JSON.stringify(entries())).not.toMatch(/secret|u1/i);
  });
});
