import type { ReactNode } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { Button } from '../../ui/button/button.tsx';
import type { MediaFailure } from './load-media.ts';
import css from './media.module.css';
import type { MediaState } from './use-media.ts';

/** Loading it again does not help. */
const FINAL: ReadonlySet<MediaFailure> = new Set(['elsewhere', 'too-large']);

/** What stands where a file is not shown: why not, and the button that asks for it, which stays while it comes. */
export function MediaPlaceholder({
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
    <div className={css.placeholder}>
      <p role="status" className={css.note}>
        {state.phase === 'failed' && messages.media.failed[state.failure]}
      </p>
      {state.phase === 'failed' && FINAL.has(state.failure) ? null : (
        <Button
          look="outlined"
          aria-disabled={isLoading}
          onClick={() => {
            if (!isLoading) onAsk();
          }}
        >
          {isLoading ? messages.media.loading : state.phase === 'failed' ? messages.media.again : children}
        </Button>
      )}
    </div>
  );
}
