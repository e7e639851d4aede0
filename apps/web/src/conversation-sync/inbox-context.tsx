import type { UpdateContext } from '@parley/domain/status';
import { createContext, use } from 'react';
import type { UsersQuery, ViewerQuery } from '../generated/graphql.ts';
import type { ToastStore } from '../ui/toast/toast-store.ts';
import type { BulkEvents } from './bulk/bulk-events.ts';
import type { RowLoader } from './conversation/row-loader.ts';
import type { OtherTabs } from './session/other-tabs.ts';
import type { Updater } from './update/updater.ts';

export interface Inbox {
  readonly viewer: ViewerQuery['viewer'];
  readonly capabilities: ViewerQuery['capabilities'];
  readonly users: UsersQuery['users'];
  readonly updater: Updater;
  /** Null before they have been met. */
  readonly otherTabs: () => OtherTabs | null;
  readonly rows: RowLoader;
  readonly toasts: ToastStore;
  readonly bulkEvents: BulkEvents;
  /** Takes back a change or a bulk change, or the last one; false if there is none. */
  readonly undo: (id?: string) => boolean;
  readonly planContext: () => UpdateContext;
  readonly nameOf: (userId: number) => string;
}

export const InboxContext = createContext<Inbox | null>(null);

export function useInbox(): Inbox {
  const inbox = use(InboxContext);
  if (!inbox) throw new Error('useInbox is used outside of a session.');
  return inbox;
}
