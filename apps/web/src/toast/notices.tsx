import { BulkLayer } from '../bulk/bulk-layer.tsx';
import { useInbox } from '../session/inbox-context.tsx';
import { Toasts } from './toasts.tsx';

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
