import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, update, updateKeyed } from './ask.ts';
import { once } from './doubles/once.ts';
import { type Fault, startVersionedUpstream, type VersionedOptions } from './doubles/versioned-upstream.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null }];
const KEY = { idempotencyKey: 'd3b0c1de-0001' };

describe('without versions, a write without an answer', () => {
  const extensions = ['read', 'users'];
  const start = (fault: Fault, more: VersionedOptions = {}) =>
    startVersionedUpstream({ conversations, extensions, interfere: once(fault), ...more });

  it.each<Fault>(['drop-after', { answerAfter: 2_500 }, { processAfter: 300 }])(
    'that was carried out, or is a little later, is a success: %j',
    async (fault) => {
      const upstream = await start(fault);
      const result = await update(gatewayOf(upstream, { deadline: 1_500 }), { id: '7', status: 'DONE' });
      expect(result).toMatchObject({
        changed: true,
        guarantee: 'GATEWAY_ONLY',
        conversation: { status: 'DONE' },
      });
      expect(patchesOf(upstream)).toHaveLength(1);
    },
  );

  it.each<Fault>(['drop', { processAfter: 20_000 }])(
    'that has not been carried out yet is OutcomeUnknown: it may still arrive (%j)',
    async (fault) => {
      const upstream = await start(fault);
      const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
      expect(result).toMatchObject({ __typename: 'OutcomeUnknown' });
      expect(patchesOf(upstream)).toHaveLength(1);
    },
  );

  it('that was not sent is UpstreamUnavailable, and nothing was changed', async () => {
    const upstream = await startVersionedUpstream({ conversations, extensions });
    const gateway = gatewayOf(upstream);
    await update(gateway, { id: '7', dryRun: true });
    await upstream.close();
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject({
      __typename: 'UpstreamUnavailable',
    });
  });

  describe('and whose outcome was unknown, repeated under its key,', () => {
    const input = { id: '7', status: 'DONE', ...KEY };

    async function startUnknown(fault: Fault) {
      let broken = false;
      const lost = once(fault);
      const upstream = await startVersionedUpstream({
        conversations,
        extensions,
        interfere: (received) => {
          const met = lost(received);
          broken ||= met !== undefined;
          return met ?? (broken && unreachable.now ? 'drop' : undefined);
        },
      });
      const unreachable = { now: true };
      const gateway = gatewayOf(upstream);
      expect(await update(gateway, input)).toMatchObject({ __typename: 'OutcomeUnknown' });
      unreachable.now = false;
      return { upstream, gateway };
    }

    it('is found to have been carried out', async () => {
      const { upstream, gateway } = await startUnknown('drop-after');
      const first = await updateKeyed(gateway, input);
      expect(first).toMatchObject({ changed: true, changes: [{ field: 'STATUS', to: 'DONE' }] });
      expect(await updateKeyed(gateway, input)).toEqual({ ...first, replayed: true });
      expect(patchesOf(upstream)).toHaveLength(1);
    });

    it('is carried out when nothing has happened', async () => {
      const { upstream, gateway } = await startUnknown('drop');
      expect(await updateKeyed(gateway, input)).toMatchObject({ changed: true, replayed: false });
      expect(patchesOf(upstream)).toHaveLength(2);
    });

    it('leaves alone what somebody else made of it', async () => {
      const { upstream, gateway } = await startUnknown('drop-after');
      upstream.change(7, { status: 'in-progress', user: { id: 5 } });
      expect(await updateKeyed(gateway, input)).toMatchObject({ __typename: 'OutcomeUnknown' });
      expect(upstream.conversation(7)).toMatchObject({ status: 'in-progress' });
      expect(patchesOf(upstream)).toHaveLength(1);
    });
  });
});
