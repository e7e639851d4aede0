import type { CurrentConversation } from '@parley/domain/status';
import { useMemo, useSyncExternalStore } from 'react';
import { useReading } from '../conversation/use-reading.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { useNow } from '../time/clock.ts';

/** Several conversations as they are shown; those that are not loaded are left out. */
export function useStates(ids: readonly string[]): readonly CurrentConversation[] {
  const { updater } = useInbox();
  const read = useReading();
  const pending = useSyncExternalStore(updater.subscribe, updater.all);
  const now = useNow();
  return useMemo(() => ids.flatMap((id) => read(id)?.seen ?? []), [ids, read, pending, now]);
}
