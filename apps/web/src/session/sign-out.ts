import { words } from '../language/words.ts';
import { countPending } from '../update/pending-update.ts';
import type { Updater } from '../update/updater.ts';
import { session } from './session-store.ts';

/** Signs out and leaves nothing of this person behind, after asking where that would lose changes. */
export async function signOut(updater: Updater): Promise<void> {
  const unsaved = countPending(updater.all());
  if (unsaved > 0 && !confirm(words.session.losesChanges(unsaved))) return;
  await updater.forget();
  session.signOut();
}
