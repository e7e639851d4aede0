import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBulkEvents } from '../src/conversation-sync/bulk/bulk-events.ts';
import { createRowLoader, fetchRows } from '../src/conversation-sync/conversation/row-loader.ts';
import { createInboxClient } from '../src/conversation-sync/graphql/client.ts';
import { type Inbox, InboxContext } from '../src/conversation-sync/inbox-context.tsx';
import { createMemoryStore } from '../src/conversation-sync/outbox/memory-store.ts';
import { aloneInTab } from '../src/conversation-sync/outbox/tabs.ts';
import { createUpdater } from '../src/conversation-sync/update/updater.ts';
import type { ConversationRowFragment } from '../src/generated/graphql.ts';
import { createToastStore } from '../src/ui/toast/toast-store.ts';

/** Saturday morning, when no clocks change. */
const NOW = Date.parse('2026-11-28T09:00:00Z');

const ME = { __typename: 'User', id: '1', name: 'Ana Ribeiro' } as const;
const BEN = { __typename: 'User', id: '2', name: 'Ben Okafor' } as const;
const EVE = { __typename: 'User', id: '3', name: 'Eve Lindqvist' } as const;

/** A conversation that nobody has begun, as the gateway answers it. */
export const ROW: ConversationRowFragment = {
  __typename: 'Conversation',
  id: '7',
  channel: 'WHATSAPP',
  channelName: 'whatsapp',
  status: 'TO_DO',
  snoozeUntil: null,
  version: 'v1',
  allowedEvents: ['START', 'FINISH'],
  unreadCustomerMessagesCount: 2,
  replyUntil: null,
  replyPossible: true,
  customerInteractionRequired: false,
  customer: { __typename: 'Customer', id: '70', name: 'Zoë Großkreutz', displayId: '+49 30 1234' },
  user: null,
  latestMessage: {
    __typename: 'Message',
    id: '700',
    from: 'CUSTOMER',
    sentAt: '2026-11-28T08:55:00Z',
    status: 'READ',
    contents: [{ __typename: 'TextMessageContent', type: 'text', content: 'Where is my parcel?' }],
  },
  latestCustomerMessage: { __typename: 'Message', id: '700' },
};

/** Renders a part of the inbox in a session whose server knows these rows and never answers an update. */
export async function renderInInbox(part: ReactNode, rows: readonly ConversationRowFragment[] = []) {
  vi.stubGlobal('fetch', async () => Response.json({ data: { conversationsByIds: rows } }));
  const client = createInboxClient('token', () => {});
  const loader = createRowLoader(fetchRows(client));
  if (rows.length > 0) await loader.load(rows.map(({ id }) => id));
  const planContext: Inbox['planContext'] = () => ({
    actor: { kind: 'human', userId: 1 },
    now: NOW,
    snoozeWritable: true,
  });
  let keys = 0;
  const updater = createUpdater({
    context: planContext,
    newKey: () => `key-${keys++}`,
    clock: { now: () => NOW, after: () => () => {}, chance: () => 0 },
    send: () => new Promise(() => {}),
    reread: () => Promise.resolve(),
    onOutcome() {},
    onRejected() {},
    onGone() {},
  });
  updater.start(() => Promise.resolve({ store: createMemoryStore(), tabs: aloneInTab() }));
  const users = [ME, BEN, EVE];
  const inbox: Inbox = {
    viewer: { ...ME, email: null, roles: ['agent'] },
    capabilities: { __typename: 'UpstreamCapabilities', snooze: true, users: true } as Inbox['capabilities'],
    users,
    updater,
    otherTabs: () => null,
    rows: loader,
    toasts: createToastStore(),
    bulkEvents: createBulkEvents(),
    undo: () => false,
    planContext,
    nameOf: (userId) => users.find(({ id }) => Number(id) === userId)?.name ?? `#${userId}`,
  };
  const screen = await render(
    <Provider value={client}>
      <InboxContext value={inbox}>{part}</InboxContext>
    </Provider>,
  );
  return { screen, inbox };
}
