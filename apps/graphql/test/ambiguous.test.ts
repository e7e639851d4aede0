import { describe, expect, it } from 'vitest';
import { gatewayOf, update } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';
import { versionsWrittenTo } from './versions-written.ts';

const conversations = [{ id: 7, status: 'to-do', snooze_until: null }];
const ONE_CALL = { version: '1', expected: { status: 'TO_DO', snoozeUntil: null } };

async function start(outcome: 'drop' | 'drop-after') {
  const upstream = await startVersionedUpstream({
    conversations,
    interfere: ({ method }) => (method === 'PATCH' ? outcome : undefined),
  });
  return { upstream, gateway: gatewayOf(upstream) };
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
