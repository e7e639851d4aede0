// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, never one of its cells
import { words } from '../../lib/language/words.ts';
import css from './unloaded-cell.module.css';

/** In place of a conversation that is on its way, or that the API does not have any more. */
export function UnloadedCell({
  isMissing,
  className,
}: {
  isMissing: boolean;
  className: string | undefined;
}) {
  return (
    <div role="gridcell" className={className}>
      {isMissing ? (
        words.list.missing
      ) : (
        <>
          <span className="visually-hidden">{words.app.loading}</span>
          <span className={css.bone} aria-hidden="true" />
        </>
      )}
    </div>
  );
}
