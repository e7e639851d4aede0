import { useEffect } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { messages } from '../../lib/language/messages.ts';

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
      lead: messages.app.broken,
      subject: null,
      detail: messages.app.brokenBecause,
      actions: [{ label: messages.app.loadAgain, run: thenClosed(() => location.reload()) }],
      sticky: false,
    });
    again();
    onClose?.();
  }, []);
  return null;
}
