import { useInbox } from '../conversation-sync/inbox-context.tsx';
import { BulkLayer } from '../features/bulk/bulk-layer.tsx';
import { Toasts } from '../ui/toast/toasts.tsx';

/** Everything that says what became of changes. */
export function Notices({ onOpen }: { onOpen: (id: string) => void }) {
  const { toasts } = useInbox();
  return (
    <>
      <Toasts store={toasts} />
      <BulkLayer onOpen={onOpen} />
    </>
  );
}

export { Unsaved } from './unsaved.tsx';
