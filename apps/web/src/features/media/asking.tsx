import type { ReactNode } from 'react';
import { words } from '../../lib/language/words.ts';
import type { MediaFailure } from './load-media.ts';
import css from './media.module.css';
import type { MediaState } from './use-media.ts';

/** Asking again does not help. */
const FINAL: ReadonlySet<MediaFailure> = new Set(['elsewhere', 'too-large']);

/** What stands where a file is not shown: why not, and the button that asks for it, which stays while it comes. */
export function Asking({
  state,
  onAsk,
  children,
}: {
  state: MediaState;
  onAsk: () => void;
  /** What the button says before it was pressed. */
  children: ReactNode;
}) {
  const isLoading = state.phase === 'loading';
  return (
    <div className={css.asking}>
      <p role="status" className={css.note}>
        {state.phase === 'failed' && words.media.failed[state.failure]}
      </p>
      {state.phase === 'failed' && FINAL.has(state.failure) ? null : (
        <button
          type="button"
          className={css.button}
          aria-disabled={isLoading}
          onClick={() => {
            if (!isLoading) onAsk();
          }}
        >
          {isLoading ? words.media.loading : state.phase === 'failed' ? words.media.again : children}
        </button>
      )}
    </div>
  );
}
