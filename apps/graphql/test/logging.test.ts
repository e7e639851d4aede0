import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, gatewayOf, post, update } from './ask.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';

const levels = ['error', 'warn', 'info', 'log'] as const;

/** Everything that is printed from now on. */
function listen() {
  const printed: unknown[][] = [];
  for (const level of levels)
    vi.spyOn(console, level).mockImplementation((...parts) => void printed.push(parts));
  return printed;
}

afterEach(() => vi.restoreAllMocks());

const start = async (settings = {}) =>
  gatewayOf(await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] }), {
    logLevel: 'warn',
    ...settings,
  });

describe('the log', () => {
  it('says nothing of a caller who makes a mistake', async () => {
    const gateway = await start();
    const printed = listen();
    await ask(gateway, '{ conversation(id: 7) { id } }', {}, 'nobody');
    await ask(gateway, '{ conversation(id: 7) { id } }', {}, null);
    await ask(gateway, '{ conversations(first: 0) { nodes { id } } }');
    await ask(gateway, '{ conversation(id: 7) { nonsense } }');
    await ask(gateway, 'query ($id: ID!) { conversation(id: $id) { id } }', { id: {} });
    await update(gateway, { id: '7', status: 'DONE' }, 'nobody');
    await post(gateway, 'no document');
    expect(printed).toEqual([]);
  });

  it('says what nobody expected', async () => {
    const gateway = await start({
      now: () => {
        throw new Error('the clock has stopped');
      },
    });
    const printed = listen();
    await ask(gateway, '{ conversation(id: 7) { isAsleep } }');
    expect(JSON.stringify(printed.map(String))).toContain('the clock has stopped');
  });
});
