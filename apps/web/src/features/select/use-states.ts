import type { CurrentConversation } from '@parley/domain/status';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useReadConversation } from '../../conversation-sync/conversation/use-read-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { useNow } from '../../lib/time/clock.ts';

/** Several conversations as they are shown; those that are not loaded are left out until they are. */
export function useStates(ids: readonly string[]): readonly CurrentConversation[] {
  const { updater, rows } = useInbox();
  const read = useReadConversation();
  const pending = useSyncExternalStore(updater.subscribe, updater.all);
  const now = useNow();
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    const missing = ids.filter((id) => !read(id));
    if (missing.length > 0) void rows.load(missing).then(() => setLoads((times) => times + 1));
  }, [ids, read, rows]);
  return useMemo(() => ids.flatMap((id) => read(id)?.seen ?? []), [ids, read, pending, now, loads]);
}
