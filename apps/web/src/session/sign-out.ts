import { countPending } from '../update/pending-update.ts';
import type { Updater } from '../update/updater.ts';
import { session } from './session-store.ts';

/** Signs out and leaves nothing of this person behind, after asking where that would lose changes. */
export async function signOut(updater: Updater): Promise<void> {
  const unsaved = countPending(updater.all());
  if (unsaved > 0 && !confirm(warning(unsaved))) return;
  await updater.forget();
  session.signOut();
}

function warning(unsaved: number): string {
  const what = unsaved === 1 ? 'One change is' : `${unsaved} changes are`;
  return `${what} not saved yet and will be lost when you sign out. Sign out all the same?`;
}
