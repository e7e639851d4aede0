import { useMemo } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { submitBulk } from '../bulk/submit-bulk.ts';
import { useInbox } from '../inbox-context.tsx';
import { describeValues } from '../update/describe-values.ts';
import type { UpdateIntent } from '../update/pending-update.ts';
import type { UpdateRequest } from '../update/updater.ts';
import { customerName } from './customer-name.ts';
import { type ConversationSnapshot, useReadConversation } from './use-read-conversation.ts';

export interface ConversationActions {
  /** Asks for a change of a conversation as it is shown right now. */
  readonly change: (id: string, intent: UpdateIntent) => void;
  /** Asks for a change of many, told and taken back as one; what is not loaded yet is loaded first. */
  readonly changeAll: (ids: readonly string[], intent: UpdateIntent, bulk?: string) => Promise<void>;
  readonly undo: () => void;
}

/** Everything that buttons and keys do to conversations. */
export function useActions(): ConversationActions {
  const { updater, toasts, rows, bulkEvents, undo, nameOf } = useInbox();
  const read = useReadConversation();
  return useMemo(() => {
    const say = (lead: string, subject: string | null) =>
      toasts.show({ id: 'hint', tone: 'plain', lead, subject, detail: null, actions: [], sticky: false });

    function change(id: string, intent: UpdateIntent): void {
      const shown = read(id);
      if (!shown) {
        say(messages.update.notLoaded, null);
        return;
      }
      const asked = toRequest(shown, intent);
      if (updater.submit(asked) === null)
        say(messages.update.already(describeValues(intent, nameOf, serverNow())), asked.subject);
    }

    return {
      change,
      async changeAll(ids, intent, bulk) {
        const [only] = ids;
        if (ids.length === 1 && only !== undefined && bulk === undefined) {
          change(only, intent);
          return;
        }
        await rows.load(ids.filter((id) => !read(id)));
        const toRequestNow = (id: string) => {
          const shown = read(id);
          return shown && toRequest(shown, intent);
        };
        submitBulk({ updater, events: bulkEvents }, ids, intent, toRequestNow, bulk);
      },
      undo() {
        if (!undo()) say(messages.update.nothingToUndo, null);
      },
    };
  }, [updater, toasts, rows, bulkEvents, undo, nameOf, read]);
}

function toRequest({ id, row, seen }: ConversationSnapshot, intent: UpdateIntent): UpdateRequest {
  return {
    conversationId: id,
    subject: customerName(row.customer),
    intent,
    seen,
    lastSeenMessageId: row.latestCustomerMessage?.id,
  };
}
