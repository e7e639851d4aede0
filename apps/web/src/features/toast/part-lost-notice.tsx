import { useEffect } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { words } from '../../lib/language/words.ts';

/** Says that a part cannot be shown which has no place of its own until it is there. */
export function PartLostNotice({ again, onClose }: { again: () => void; onClose?: () => void }) {
  const { toasts } = useInbox();
  useEffect(() => {
    const id = 'part-lost';
    const thenClosed = (run: () => void) => () => {
      toasts.close(id);
      run();
    };
    toasts.show({
      id,
      tone: 'plain',
      lead: words.app.broken,
      subject: null,
      detail: words.app.brokenBecause,
      actions: [{ label: words.app.loadAgain, run: thenClosed(() => location.reload()) }],
      sticky: false,
    });
    again();
    onClose?.();
  }, []);
  return null;
}
