import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useClient, useQuery } from 'urql';
import { createBulkEvents, itemOf } from '../conversation-sync/bulk/bulk-events.ts';
import { createRowLoader, fetchRows } from '../conversation-sync/conversation/row-loader.ts';
import { toNumber } from '../conversation-sync/conversation/state.ts';
import { type Inbox, InboxContext } from '../conversation-sync/inbox-context.tsx';
import { openOutbox } from '../conversation-sync/outbox/open-outbox.ts';
import { wallClock } from '../conversation-sync/outbox/outbox-clock.ts';
import { connectOtherTabs, type OtherTabs } from '../conversation-sync/session/other-tabs.ts';
import { session } from '../conversation-sync/session/session-store.ts';
import type { Announced } from '../conversation-sync/update/announce.ts';
import { isStuck } from '../conversation-sync/update/is-stuck.ts';
import { newKey } from '../conversation-sync/update/new-key.ts';
import { countPending, type QueuedUpdate } from '../conversation-sync/update/pending-update.ts';
import { createReread } from '../conversation-sync/update/reread.ts';
import { pageUndoStore, tabUndoStore } from '../conversation-sync/update/undo-store.ts';
import { createUpdater, type Updater } from '../conversation-sync/update/updater.ts';
import { UsersDocument, type ViewerQuery } from '../generated/graphql.ts';
import { isolate } from '../lib/language/isolate.ts';
import { messages } from '../lib/language/messages.ts';
import { oneLine } from '../lib/language/readable.ts';
import { retriedImport } from '../lib/lazy/retried-import.ts';
import { serverNow } from '../lib/time/server-time.ts';
import { createToastStore } from '../ui/toast/toast-store.ts';

const announcing = retriedImport(() => import('../conversation-sync/update/announce.ts'));
const sending = retriedImport(() => import('../conversation-sync/update/send.ts'));

export function InboxProvider({ me, children }: { me: ViewerQuery; children: ReactNode }) {
  const client = useClient();
  const [{ data }] = useQuery({ query: UsersDocument });
  const users = useMemo(() => data?.users.map(readableUser), [data]);
  const names = useRef(new Map<number, string>());
  const tabs = useRef<OtherTabs>(null);
  useEffect(() => {
    names.current = new Map(
      users?.map(({ id, name }) => [Number(id), name ? isolate(name) : messages.conversation.user(id)]),
    );
  }, [users]);

  const inbox = useMemo((): Omit<Inbox, 'users'> => {
    const { capabilities } = me;
    const viewer = me.viewer && readableUser(me.viewer);
    const viewerNumber = toNumber(viewer?.id);
    const nameOf = (userId: number): string =>
      userId === viewerNumber
        ? messages.conversation.you
        : (names.current.get(userId) ?? messages.conversation.someUser(String(userId)));
    const planContext = (): ReturnType<Inbox['planContext']> => ({
      actor: viewerNumber === null ? { kind: 'api' } : { kind: 'human', userId: viewerNumber },
      now: serverNow(),
      snoozeWritable: capabilities.snooze,
    });
    const toasts = createToastStore();
    let isUnkeptSaid = false;
    const rows = createRowLoader(fetchRows(client));
    const bulkEvents = createBulkEvents();
    const undo = (id?: string): boolean => {
      const taken = updater.undo(id);
      if (!taken) return false;
      toasts.dismiss(taken.id);
      const [first] = taken.updates;
      if (first?.bulk === undefined) return true;
      const { bulk, intent } = first;
      bulkEvents.emit({ type: 'undone', bulk: taken.id });
      bulkEvents.emit({ type: 'submitted', bulk, intent, undoes: true, items: taken.updates.map(itemOf) });
      return true;
    };
    const announcer = announcing
      .load()
      .then(({ createAnnouncer }) =>
        createAnnouncer({ updater: () => updater, undo, toasts, nameOf, refresh: rows.refresh }),
      );
    const announce = (update: QueuedUpdate, outcome: Announced): void => {
      if (update.bulk === undefined) void announcer.then((emit) => emit(update, outcome));
      else bulkEvents.emit({ type: 'ended', update, outcome });
    };
    const send = sending.load().then(({ createSend }) => createSend(client));
    const updater: Updater = createUpdater({
      send: async (update) => (await send)(update),
      reread: createReread(client),
      context: planContext,
      newKey,
      undoStore: viewer ? tabUndoStore(viewer.id) : pageUndoStore,
      clock: wallClock,
      onOutcome(update, outcome, attempts) {
        if (outcome.kind === 'signed-out') session.signOut(endedKept(countPending(updater.all())));
        else if (outcome.kind === 'saved' || isStuck(outcome, attempts)) announce(update, outcome);
      },
      onRejected: announce,
      onUnkept() {
        if (isUnkeptSaid) return;
        isUnkeptSaid = true;
        toasts.show({
          id: 'unkept',
          tone: 'plain',
          lead: messages.update.notKept,
          subject: null,
          detail: null,
          actions: [],
          sticky: true,
        });
      },
      onGone({ key, bulk }) {
        if (bulk === undefined) toasts.dismiss(key);
        else bulkEvents.emit({ type: 'dropped', key });
      },
    });
    const otherTabs = () => tabs.current;
    return { viewer, capabilities, updater, otherTabs, rows, toasts, bulkEvents, undo, planContext, nameOf };
  }, [client, me]);

  const { viewer, updater } = inbox;
  const viewerId = viewer?.id ?? null;
  useEffect(() => {
    const stop = updater.start(() => openOutbox(viewerId));
    // A change that was asked for in this very instant is not on the disk yet.
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!updater.isKept()) event.preventDefault();
    };
    window.addEventListener('online', updater.retry);
    window.addEventListener('beforeunload', beforeUnload);
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      window.removeEventListener('online', updater.retry);
      stop();
    };
  }, [updater, viewerId]);

  useEffect(() => {
    if (viewerId === null) return;
    const met = connectOtherTabs(viewerId, () =>
      session.signOut(endedElsewhere(countPending(updater.all()))),
    );
    tabs.current = met;
    return met.leave;
  }, [updater, viewerId]);

  const value = useMemo((): Inbox => ({ ...inbox, users: users ?? [] }), [inbox, users]);
  return <InboxContext value={value}>{children}</InboxContext>;
}

function endedElsewhere(lost: number): () => string {
  return () => messages.session.endedElsewhere(lost);
}

function readableUser<User extends { readonly name: string | null }>(user: User): User {
  return { ...user, name: oneLine(user.name) || null };
}

function endedKept(changes: number): () => string {
  return () => messages.session.endedKept(changes);
}
