// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, never one of its cells
import { useSyncExternalStore } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { messages } from '../../lib/language/messages.ts';
import css from './unloaded-cell.module.css';

/** In place of a conversation that is on its way, or that the API does not have any more. */
export function UnloadedCell({ id, className }: { id: string; className: string | undefined }) {
  const { rows } = useInbox();
  const isMissing = useSyncExternalStore(rows.subscribe, () => rows.isMissing(id));
  return (
    <div role="gridcell" className={className}>
      {isMissing ? (
        messages.list.missing
      ) : (
        <>
          <span className="visually-hidden">{messages.app.loading}</span>
          <span className={css.bone} aria-hidden="true" />
        </>
      )}
    </div>
  );
}
