import { useMemo } from 'react';
import { words } from '../../lib/language/words.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { askBulk } from '../bulk/ask-bulk.ts';
import { useInbox } from '../inbox-context.tsx';
import type { Wish } from '../update/pending-update.ts';
import type { Asked } from '../update/updater.ts';
import { describeValues } from '../update/words.ts';
import { customerName } from './customer-name.ts';
import { type Read, useReading } from './use-reading.ts';

export interface ConversationActions {
  /** Asks for a change of a conversation as it is shown right now. */
  readonly change: (id: string, wish: Wish) => void;
  /** Asks for a change of many, told and taken back as one; what is not loaded yet is loaded first. */
  readonly changeAll: (ids: readonly string[], wish: Wish, bulk?: string) => Promise<void>;
  readonly undo: () => void;
}

/** Everything that buttons and keys do to conversations. */
export function useActions(): ConversationActions {
  const { updater, toasts, rows, bulkEvents, undo, nameOf } = useInbox();
  const read = useReading();
  return useMemo(() => {
    const say = (lead: string, subject: string | null) =>
      toasts.show({ id: 'hint', tone: 'plain', lead, subject, detail: null, actions: [], sticky: false });

    function change(id: string, wish: Wish): void {
      const shown = read(id);
      if (!shown) {
        say(words.update.notLoaded, null);
        return;
      }
      const asked = toAsked(shown, wish);
      if (updater.ask(asked) === null)
        say(words.update.already(describeValues(wish, nameOf, serverNow())), asked.subject);
    }

    return {
      change,
      async changeAll(ids, wish, bulk) {
        const [only] = ids;
        if (ids.length === 1 && only !== undefined && bulk === undefined) {
          change(only, wish);
          return;
        }
        await rows.load(ids.filter((id) => !read(id)));
        const toAskedNow = (id: string) => {
          const shown = read(id);
          return shown && toAsked(shown, wish);
        };
        askBulk({ updater, events: bulkEvents }, ids, wish, toAskedNow, bulk);
      },
      undo() {
        if (!undo()) say(words.update.nothingToUndo, null);
      },
    };
  }, [updater, toasts, rows, bulkEvents, undo, nameOf, read]);
}

function toAsked({ id, row, seen }: Read, wish: Wish): Asked {
  return {
    conversationId: id,
    subject: customerName(row.customer),
    wish,
    seen,
    lastSeenMessageId: row.latestCustomerMessage?.id,
  };
}
