import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useClient, useQuery } from 'urql';
import { toNumber } from '../conversation/state.ts';
import { UsersDocument, type ViewerQuery } from '../generated/graphql.ts';
import { isolate } from '../language/isolate.ts';
import { words } from '../language/words.ts';
import { createRowLoader, fetchRows } from '../list/row-loader.ts';
import { openOutbox } from '../outbox/open-outbox.ts';
import { wallClock } from '../outbox/outbox-clock.ts';
import { createToastStore } from '../toast/toast-store.ts';
import { createAnnouncer } from '../update/announce.ts';
import { newKey } from '../update/new-key.ts';
import { isStuck } from '../update/outcome.ts';
import { countPending } from '../update/pending-update.ts';
import { createReread } from '../update/reread.ts';
import { createSend } from '../update/send.ts';
import { createUpdater, type Updater } from '../update/updater.ts';
import { type Inbox, InboxContext } from './inbox-context.tsx';
import { session } from './session-store.ts';

export function InboxProvider({ me, children }: { me: ViewerQuery; children: ReactNode }) {
  const client = useClient();
  const [{ data }] = useQuery({ query: UsersDocument });
  const users = data?.users;
  const names = useRef(new Map<number, string>());
  useEffect(() => {
    names.current = new Map(
      users?.map(({ id, name }) => [Number(id), name ? isolate(name) : words.conversation.user(id)]),
    );
  }, [users]);

  const inbox = useMemo((): Omit<Inbox, 'users'> => {
    const { viewer, capabilities } = me;
    const viewerNumber = toNumber(viewer?.id);
    const nameOf = (userId: number): string =>
      userId === viewerNumber
        ? words.conversation.you
        : (names.current.get(userId) ?? words.conversation.someUser(String(userId)));
    const planContext = (): ReturnType<Inbox['planContext']> => ({
      actor: viewerNumber === null ? { kind: 'api' } : { kind: 'human', userId: viewerNumber },
      now: Date.now(),
      snoozeWritable: capabilities.snooze,
    });
    const toasts = createToastStore();
    const rows = createRowLoader(fetchRows(client));
    const announce = createAnnouncer({ updater: () => updater, toasts, nameOf, refresh: rows.refresh });
    const updater: Updater = createUpdater({
      send: createSend(client),
      reread: createReread(client),
      context: planContext,
      newKey,
      clock: wallClock,
      onOutcome(update, outcome, attempts) {
        if (outcome.kind === 'signed-out') session.signOut(endedKept(countPending(updater.all())));
        else if (outcome.kind === 'saved' || isStuck(outcome, attempts)) announce(update, outcome);
      },
      onVerdict: announce,
      onGone: toasts.dismiss,
    });
    return { viewer, capabilities, updater, rows, toasts, planContext, nameOf };
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

  const value = useMemo((): Inbox => ({ ...inbox, users: users ?? [] }), [inbox, users]);
  return <InboxContext value={value}>{children}</InboxContext>;
}

function endedKept(changes: number): () => string {
  return () => words.session.endedKept(changes);
}
