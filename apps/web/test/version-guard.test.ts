import type { Client } from '@urql/core';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createInboxClient } from '../src/conversation-sync/graphql/client.ts';
import {
  CachedConversationRowDocument,
  ConversationChangedDocument,
  ConversationDocument,
  ConversationRowsDocument,
  UpdateConversationDocument,
} from '../src/generated/graphql.ts';

/** Requests in the order they came, each to be answered when the test says so. */
let requests: { variables: Record<string, unknown>; answer: (data: unknown) => void }[];
let client: Client;

beforeEach(() => {
  requests = [];
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    return new Promise<Response>((resolve) => {
      requests.push({
        variables: JSON.parse(body).variables,
        answer: (data) => resolve(Response.json({ data })),
      });
    });
  });
  client = createInboxClient('token', () => {});
});
afterEach(() => vi.unstubAllGlobals());

/** What is asked for, once it is on its way; `done` when its answer has been taken. */
async function ask(source: { toPromise(): Promise<unknown> }) {
  const before = requests.length;
  const done = source.toPromise();
  await vi.waitFor(() => expect(requests).toHaveLength(before + 1), { interval: 1 });
  const request = requests[before];
  return {
    async answer(data: unknown): Promise<void> {
      request?.answer(data);
      await done;
    },
  };
}
const askRows = (...ids: string[]) =>
  ask(client.query(ConversationRowsDocument, { ids }, { requestPolicy: 'network-only' }));
const askUpdate = () => ask(client.mutation(UpdateConversationDocument, { input: { id: '7' } }));

function row(version: string | null, status: string, id = '7') {
  const message = {
    __typename: 'Message',
    id: '20',
    from: 'CUSTOMER',
    sentAt: null,
    status: 'READ',
    contents: [],
  };
  return {
    __typename: 'Conversation',
    ...{
      id,
      version,
      status,
      channel: 'WIDGET',
      channelName: 'widget',
      snoozeUntil: null,
      allowedEvents: [],
    },
    ...{ unreadCustomerMessagesCount: 0, replyUntil: null, replyPossible: true },
    ...{
      customerInteractionRequired: false,
      user: null,
      latestCustomerMessage: null,
      latestMessage: message,
    },
    customer: { __typename: 'Customer', id: '3', name: 'Ada', displayId: '1' },
  };
}

function detail(version: string, status: string) {
  const { latestMessage, customer, ...rest } = row(version, status);
  return {
    ...rest,
    ...{ createdAt: '2026-01-01T00:00:00Z', lastCustomerReplyFrom: null, agent: null, latestNote: null },
    customer: { ...customer, channel: 'WIDGET', channelName: 'widget', profile: null },
    latestMessage: {
      ...latestMessage,
      ...{ source: 'USER', userId: null, agentReaction: null, customerReaction: null },
      ...{ reference: null, latestError: null, whatsappCampaign: null },
    },
  };
}

const conflict = (current: unknown) => ({
  updateConversation: {
    ...{ __typename: 'ConversationConflict', message: '', code: 'CONFLICT', fields: [], current },
    yours: { __typename: 'ConversationValues', status: null, userId: null, snoozeUntil: null },
  },
});
const rows = (...conversations: unknown[]) => ({ conversationsByIds: conversations });
const shown = (id = '7') =>
  client.readQuery(CachedConversationRowDocument, { id }, { requestPolicy: 'cache-only' })?.data
    ?.conversation;

describe('what is newer stays', () => {
  test.each([
    ['1', '2'],
    ['9', '10'],
    ['9007199254740992', '9007199254740993'],
  ])('when version %s comes after %s', async (older, newer) => {
    const first = await askRows('7');
    const second = await askRows('7', '8');
    await first.answer(rows(row(newer, 'DONE')));
    await second.answer(rows(row(older, 'TO_DO'), row('2', 'IN_PROGRESS', '8')));
    expect(shown()).toMatchObject({ version: newer, status: 'DONE' });
    expect(shown('8')).toMatchObject({ version: '2', status: 'IN_PROGRESS' });
  });

  test('when an update is answered late', async () => {
    const update = await askUpdate();
    await (await askRows('7')).answer(rows(row('3', 'DONE')));
    await update.answer({
      updateConversation: {
        __typename: 'UpdateConversationSuccess',
        ...{ changed: true, changes: [], warnings: [], undo: null, conversation: detail('2', 'TO_DO') },
      },
    });
    expect(shown()).toMatchObject({ version: '3', status: 'DONE' });
  });

  test('when an older event comes late, which is told all the same', async () => {
    let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller;
      },
    });
    vi.stubGlobal(
      'fetch',
      async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    );
    const events: unknown[] = [];
    client.subscription(ConversationChangedDocument, {}).subscribe(({ data }) => {
      events.push(data?.conversationChanged.id);
    });
    const send = async (id: string, conversation: unknown) => {
      const conversationChanged = {
        ...{ __typename: 'ConversationChangedEvent', id, kind: 'UPDATED', conversationId: '7', conversation },
      };
      const text = `event: next\ndata: ${JSON.stringify({ data: { conversationChanged } })}\n\n`;
      stream?.enqueue(new TextEncoder().encode(text));
      await vi.waitFor(() => expect(events.at(-1)).toBe(id), { interval: 1 });
    };
    await send('a', row('3', 'DONE'));
    await send('b', row('2', 'TO_DO'));
    expect(events).toEqual(['a', 'b']);
    expect(shown()).toMatchObject({ version: '3', status: 'DONE' });
    await send('c', row('4', 'IN_PROGRESS'));
    expect(shown()).toMatchObject({ version: '4', status: 'IN_PROGRESS' });
  });
});

describe('a query that was answered with older data', () => {
  async function answeredLate() {
    const details: { version: string; createdAt: string }[] = [];
    client
      .query(ConversationDocument, { id: '7' })
      .subscribe(({ data }) => details.push(data?.conversation as never));
    await vi.waitFor(() => expect(requests).toHaveLength(1), { interval: 1 });
    await (await askUpdate()).answer(conflict(row('3', 'DONE')));
    requests[0]?.answer({ conversation: detail('2', 'TO_DO') });
    await vi.waitFor(() => expect(details).toHaveLength(1), { interval: 1 });
    expect(shown()).toMatchObject({ version: '3', status: 'DONE' });
    return details;
  }

  test('is asked again, and complete then', async () => {
    const details = await answeredLate();
    await vi.waitFor(() => expect(requests).toHaveLength(3));
    requests[2]?.answer({ conversation: detail('3', 'DONE') });
    await vi.waitFor(() =>
      expect(details.at(-1)).toMatchObject({ version: '3', createdAt: '2026-01-01T00:00:00Z' }),
    );
  });

  test('is not asked on and on while the server stays behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await answeredLate();
    for (let at = 2; at < 8; at++) {
      await vi.advanceTimersByTimeAsync(60_000);
      requests[at]?.answer({ conversation: detail('2', 'TO_DO') });
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(5);
    expect(shown()).toMatchObject({ version: '3', status: 'DONE' });
  });
});

test.each([[null], ['W-a1'], ['007']])(
  'where versions are like %s the last answer counts',
  async (version) => {
    const first = await askRows('7');
    const second = await askRows('7', '8');
    await first.answer(rows(row(version && `${version}b`, 'DONE')));
    await second.answer(rows(row(version, 'TO_DO'), null));
    expect(shown()).toMatchObject({ status: 'TO_DO' });
  },
);
