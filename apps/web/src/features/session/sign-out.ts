import type { Inbox } from '../../conversation-sync/inbox-context.tsx';
import { outboxName } from '../../conversation-sync/outbox/open-outbox.ts';
import { session } from '../../conversation-sync/session/session-store.ts';
import { countPending } from '../../conversation-sync/update/pending-update.ts';
import { messages } from '../../lib/language/messages.ts';

/** Milliseconds. Storage that does not answer keeps nobody signed in. */
const STORAGE_TIMEOUT_MS = 2_000;

/** Signs out in every tab and leaves nothing of this person behind, after asking where that would lose changes. */
export async function signOut({ updater, viewer, otherTabs }: Inbox): Promise<void> {
  const unsaved = countPending(updater.all());
  if (unsaved > 0 && !confirm(messages.session.losesChanges(unsaved))) return;
  // First: once everything is forgotten they cannot say any more what they lose.
  otherTabs()?.signOut();
  const forgotten = updater.forget();
  await within(forgotten);
  // Also where the outbox has not been opened yet, or could not be.
  if (viewer) await within(deleteDatabase(outboxName(viewer.id)));
  session.signOut();
}

function within(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, STORAGE_TIMEOUT_MS))]);
}

function deleteDatabase(name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const request = globalThis.indexedDB?.deleteDatabase(name);
    if (!request) return resolve(null);
    request.onsuccess = request.onerror = resolve;
  });
}
