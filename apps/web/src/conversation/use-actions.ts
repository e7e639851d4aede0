import type { CurrentConversation } from '@parley/domain/status';
import { useMemo } from 'react';
import { useClient } from 'urql';
import { CachedConversationRowDocument, type ConversationRowFragment } from '../generated/graphql.ts';
import { words } from '../language/words.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { overlay } from '../update/overlay.ts';
import type { Wish } from '../update/pending-update.ts';
import { describeValues } from '../update/words.ts';
import { customerName } from './customer-name.ts';
import { toCurrent } from './state.ts';

export interface ConversationActions {
  /** Asks for a change of a conversation as it is shown right now. */
  readonly change: (id: string, wish: Wish) => void;
  readonly undo: () => void;
}

/** Everything that buttons and keys do to a conversation. */
export function useActions(): ConversationActions {
  const client = useClient();
  const { updater, toasts, planContext, nameOf } = useInbox();
  return useMemo(() => {
    const say = (lead: string, subject: string | null) =>
      toasts.show({ id: 'hint', tone: 'plain', lead, subject, detail: null, actions: [], sticky: false });

    const read = (id: string): { row: ConversationRowFragment; seen: CurrentConversation } | null => {
      const row = client.readQuery(CachedConversationRowDocument, { id })?.data?.conversation;
      return row ? { row, seen: overlay(toCurrent(row), updater.pendingOf(id), planContext()) } : null;
    };

    return {
      change(id, wish) {
        const shown = read(id);
        if (!shown) {
          say(words.update.notLoaded, null);
          return;
        }
        const subject = customerName(shown.row.customer);
        const key = updater.ask({
          conversationId: id,
          subject,
          wish,
          seen: shown.seen,
          lastSeenMessageId: shown.row.latestCustomerMessage?.id,
        });
        if (key === null) say(words.update.already(describeValues(wish, nameOf, Date.now())), subject);
      },
      undo() {
        if (!updater.undo()) say(words.update.nothingToUndo, null);
      },
    };
  }, [client, updater, toasts, planContext, nameOf]);
}
