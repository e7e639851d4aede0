import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, update, updateKeyed } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import type { UpstreamDouble } from './doubles/upstream-double.ts';
import {
  ALL_EXTENSIONS,
  type Fault,
  startVersionedUpstream,
  type VersionedOptions,
} from './doubles/versioned-upstream.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null }];
const ONE_CALL = { version: '1', expected: { status: 'TO_DO', snoozeUntil: null } };

async function start(outcome: 'drop' | 'drop-after') {
  const upstream = await startVersionedUpstream({
    conversations,
    interfere: ({ method }) => (method === 'PATCH' ? outcome : undefined),
  });
  return { upstream, gateway: gatewayOf(upstream) };
}

/** What the client repeats by its rule cannot be carried out twice: each attempt names the same version. */
function versionsWrittenTo({ received }: UpstreamDouble): unknown[] {
  const writes = received.filter(({ method }) => method === 'PATCH');
  return [...new Set(writes.map(({ headers }) => headers['if-match']))];
}

describe.each([
  ['read before', {}],
  ['planned from what was seen', ONE_CALL],
])('a write without an answer, %s', (_name, protection) => {
  it('that was carried out is a success', async () => {
    const { upstream, gateway } = await start('drop-after');
    const result = await update(gateway, { id: '7', status: 'DONE', ...protection });
    expect(result).toMatchObject({
      __typename: 'UpdateConversationSuccess',
      changed: true,
      conversation: { status: 'DONE', version: '2' },
    });
    expect(versionsWrittenTo(upstream)).toEqual(['"1"']);
  });

  it('that was not carried out is UpstreamUnavailable, and is repeated only at the same version', async () => {
    const { upstream, gateway } = await start('drop');
    const result = await update(gateway, { id: '7', status: 'DONE', ...protection });
    expect(result).toMatchObject({ __typename: 'UpstreamUnavailable' });
    expect(versionsWrittenTo(upstream)).toEqual(['"1"']);
  });

  it('after which nothing can be read is OutcomeUnknown', async () => {
    let broken = false;
    const upstream = await startVersionedUpstream({
      conversations,
      interfere: ({ method }) => {
        broken ||= method === 'PATCH';
        return broken ? 'drop' : undefined;
      },
    });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE', ...protection });
    expect(result).toMatchObject({
      __typename: 'OutcomeUnknown',
      code: 'OUTCOME_UNKNOWN',
      conversationId: '7',
    });
  });

  it('after which somebody else changed it is OutcomeUnknown', async () => {
    const upstream = await startVersionedUpstream({
      conversations,
      interfere: ({ method }) => {
        if (method !== 'PATCH') return undefined;
        upstream.change(7, { status: 'in-progress' });
        return 'drop';
      },
    });
    const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE', ...protection });
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "OutcomeUnknown",
        "code": "OUTCOME_UNKNOWN",
        "conversationId": "7",
        "message": "The update was sent, but whether it was carried out cannot be told; read the conversation before trying again.",
      }
    `);
  });
});

it('a server error after the change is settled by reading, also without versions', async () => {
  let writes = 0;
  const upstream = await startPageOnlyUpstream({
    conversations,
    interfere: ({ method, body }) => {
      if (method !== 'PATCH') return undefined;
      if (Object.hasOwn(Object(body), 'status')) writes += 1;
      if (Object.hasOwn(Object(body), 'status')) return { status: 502 };
      return { status: 200, body: { id: 7, status: writes > 0 ? 'done' : 'to-do' } };
    },
  });
  const result = await update(gatewayOf(upstream), { id: '7', status: 'DONE' });
  expect(result).toMatchObject({ __typename: 'UpdateConversationSuccess', changed: true });
  expect(writes).toBe(1);
});

it('an unreadable upstream that breaks is OutcomeUnknown', async () => {
  const upstream = await startPageOnlyUpstream({
    conversations,
    interfere: ({ method }) => (method === 'PATCH' ? { status: 502 } : undefined),
  });
  const result = await update(gatewayOf(upstream, { readByEmptyPatch: false }), { id: '7', status: 'DONE' });
  expect(result).toMatchObject({ __typename: 'OutcomeUnknown' });
});

const KEY = { idempotencyKey: 'd3b0c1de-0001' };
const WITH_KEYS = { conversations, extensions: ALL_EXTENSIONS };

/** Meets the first PATCH that changes something with a fault, and no other. */
function once(fault: Fault): NonNullable<VersionedOptions['interfere']> {
  let met = false;
  return ({ method, body }) => {
    if (method !== 'PATCH' || met || Object.keys(Object(body)).length === 0) return undefined;
    met = true;
    return fault;
  };
}

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

  it.each<Fault>(['drop', 'drop-after', { status: 503 }, { answerAfter: 600 }, { processAfter: 30 }])(
    'with a key is the first answer, whatever went wrong: %j',
    async (fault) => {
      const upstream = await startVersionedUpstream({ ...WITH_KEYS, interfere: once(fault) });
      const gateway = gatewayOf(upstream, { deadline: 400 });
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

describe('without versions, a write without an answer', () => {
  const extensions = ['read', 'users'];
  const start = (fault: Fault, more: VersionedOptions = {}) =>
    startVersionedUpstream({ conversations, extensions, interfere: once(fault), ...more });

  it.each<Fault>(['drop-after', { answerAfter: 900 }, { processAfter: 300 }])(
    'that was carried out, or is a little later, is a success: %j',
    async (fault) => {
      const upstream = await start(fault);
      const result = await update(gatewayOf(upstream, { deadline: 500 }), { id: '7', status: 'DONE' });
      expect(result).toMatchObject({
        changed: true,
        guarantee: 'GATEWAY_ONLY',
        conversation: { status: 'DONE' },
      });
      expect(patchesOf(upstream)).toHaveLength(1);
    },
  );

  it.each<Fault>(['drop', { processAfter: 1_500 }])(
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
