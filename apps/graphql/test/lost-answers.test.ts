import { describe, expect, it } from 'vitest';
import { gatewayOf, update, updateKeyed } from './ask.ts';
import { once } from './doubles/once.ts';
import { ALL_EXTENSIONS, type Fault, startVersionedUpstream } from './doubles/versioned-upstream.ts';
import { versionsWrittenTo } from './versions-written.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null }];
const KEY = { idempotencyKey: 'd3b0c1de-0001' };
const WITH_KEYS = { conversations, extensions: ALL_EXTENSIONS };

describe('an answer that is lost once', () => {
  it.each<[string, Fault]>([
    ['before the change', 'drop'],
    ['by a server error', { status: 502 }],
  ])('%s is asked for again at the same version, and answered ATOMIC', async (_name, fault) => {
    const upstream = await startVersionedUpstream({ conversations, interfere: once(fault) });
    const result = await update(gatewayOf(upstream), {
      id: '7',
      status: 'DONE',
      expected: { status: 'TO_DO' },
    });
    expect(result).toMatchObject({ changed: true, guarantee: 'ATOMIC', conversation: { version: '2' } });
    expect(versionsWrittenTo(upstream)).toEqual(['"1"']);
  });

  it('after the change is found by reading', async () => {
    const upstream = await startVersionedUpstream({ conversations, interfere: once('drop-after') });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
    expect(result).toMatchObject({ changed: true, guarantee: 'ATOMIC', conversation: { version: '2' } });
  });

  it.each<Fault>(['drop', 'drop-after', { status: 503 }, { answerAfter: 2_500 }, { processAfter: 30 }])(
    'with a key is the first answer, whatever went wrong: %j',
    async (fault) => {
      const upstream = await startVersionedUpstream({ ...WITH_KEYS, interfere: once(fault) });
      const gateway = gatewayOf(upstream, { deadline: 1_500 });
      const input = { id: '7', status: 'IN_PROGRESS', ...KEY };
      const first = await updateKeyed(gateway, input);
      expect(first).toMatchObject({
        __typename: 'UpdateConversationSuccess',
        changed: true,
        changes: [{ field: 'STATUS' }, { field: 'USER_ID', to: '1' }],
        guarantee: 'ATOMIC',
        replayed: false,
        conversation: { version: '2' },
      });
      expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
      expect(upstream.conversation(7)).toMatchObject({ status: 'in-progress', version: '2' });
    },
  );

  it('with a key, while somebody else changes something else, is planned again', async () => {
    const upstream = await startVersionedUpstream({
      ...WITH_KEYS,
      interfere: (received) => {
        const fault = lost(received);
        if (fault) upstream.change(7, { user: { id: 5 } });
        return fault;
      },
    });
    const lost = once('drop');
    const result = await updateKeyed(gatewayOf(upstream), { id: '7', status: 'DONE', ...KEY });
    expect(result).toMatchObject({
      changed: true,
      replayed: false,
      conversation: { status: 'DONE', user: { id: '5' }, version: '3' },
    });
  });

  it('and whose change somebody else then overwrote is known by its key', async () => {
    const upstream = await startVersionedUpstream({
      ...WITH_KEYS,
      interfere: ({ method }) => {
        if (method !== 'PATCH') return undefined;
        queueMicrotask(() => setTimeout(() => upstream.change(7, { status: 'in-progress' }), 5));
        return 'drop-after';
      },
    });
    const result = await updateKeyed(gatewayOf(upstream), { id: '7', status: 'DONE', ...KEY });
    expect(result).toMatchObject({
      changed: true,
      replayed: false,
      conversation: { status: 'DONE', version: '2' },
    });
    expect(upstream.conversation(7)).toMatchObject({ status: 'in-progress' });
  });
});
