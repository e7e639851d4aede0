import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useClient, useQuery } from 'urql';
import { navigate } from 'wouter/use-browser-location';
import { toCurrent, toNumber } from '../conversation/state.ts';
import { UsersDocument, type ViewerQuery } from '../generated/graphql.ts';
import { createRowLoader, fetchRows } from '../list/row-loader.ts';
import { inboxPath } from '../route/conversation-path.ts';
import { createToastStore, type ToastAction, type ToastStore } from '../toast/toast-store.ts';
import { newKey } from '../update/new-key.ts';
import { type Notice, type NoticeAction, toNotice, wishName } from '../update/notice.ts';
import type { Outcome } from '../update/outcome.ts';
import type { PendingUpdate } from '../update/pending-update.ts';
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
    names.current = new Map(users?.map(({ id, name }) => [Number(id), name || `User ${id}`]));
  }, [users]);

  const inbox = useMemo((): Omit<Inbox, 'users'> => {
    const { viewer, capabilities } = me;
    const viewerNumber = toNumber(viewer?.id);
    const nameOf = (userId: number): string =>
      userId === viewerNumber ? 'you' : (names.current.get(userId) ?? `user ${userId}`);
    const planContext = (): ReturnType<Inbox['planContext']> => ({
      actor: viewerNumber === null ? { kind: 'api' } : { kind: 'human', userId: viewerNumber },
      now: Date.now(),
      snoozeWritable: capabilities.snooze,
    });
    const toasts = createToastStore();
    const rows = createRowLoader(fetchRows(client));
    const updater: Updater = createUpdater({
      send: createSend(client),
      context: planContext,
      newKey,
      onOutcome(update, outcome) {
        if (outcome.kind === 'signed-out') {
          // This one has been settled already; the others end with the session.
          const others = Object.values(updater.all()).flat().length;
          session.signOut(lostSentence(update.subject, wishName(update.wish, nameOf), others));
          return;
        }
        const notice = toNotice(update, outcome, nameOf, Date.now());
        toasts.show(toToast(update, outcome, notice, { updater, toasts, refresh: rows.refresh }));
      },
    });
    return { viewer, capabilities, updater, rows, toasts, planContext, nameOf };
  }, [client, me]);

  const value = useMemo((): Inbox => ({ ...inbox, users: users ?? [] }), [inbox, users]);
  return <InboxContext value={value}>{children}</InboxContext>;
}

function lostSentence(subject: string, wish: string, others: number): string {
  const more =
    others === 0 ? '' : ` Neither ${others === 1 ? 'was one other change' : `were ${others} other changes`}.`;
  return `Your session ended before "${wish}" was saved for ${subject}.${more} Sign in, then ask for it again.`;
}

const LABELS: Readonly<Record<NoticeAction, string>> = {
  undo: 'Undo',
  'apply-anyway': 'Apply mine anyway',
  'keep-theirs': 'Keep theirs',
  retry: 'Retry',
  'give-up': 'Discard',
  open: 'Open',
};

interface Effects {
  readonly updater: Updater;
  readonly toasts: ToastStore;
  readonly refresh: () => void;
}

function toToast(update: PendingUpdate, outcome: Outcome, notice: Notice, effects: Effects) {
  const { actions, ...words } = notice;
  return {
    ...words,
    id: update.key,
    subject: update.subject,
    actions: actions.map((name): ToastAction => {
      const run = () => {
        effects.toasts.dismiss(update.key);
        act(name, update, outcome, effects);
      };
      return { label: LABELS[name], run, ...(name === 'undo' && { key: 'z' }) };
    }),
  };
}

function act(name: NoticeAction, update: PendingUpdate, outcome: Outcome, { updater, refresh }: Effects) {
  const { key, conversationId, subject, wish, lastSeenMessageId } = update;
  switch (name) {
    case 'undo':
      updater.undo(key);
      return;
    case 'retry':
      updater.retry(key);
      return;
    case 'give-up':
      updater.giveUp(key);
      refresh();
      return;
    case 'apply-anyway':
      if (outcome.kind !== 'conflict') return;
      updater.ask({
        conversationId,
        subject,
        wish,
        seen: toCurrent(outcome.current),
        lastSeenMessageId,
        takeover: wish.userId !== undefined,
      });
      return;
    case 'open':
      navigate(inboxPath(conversationId, location.search));
      return;
    case 'keep-theirs':
      return;
  }
}
