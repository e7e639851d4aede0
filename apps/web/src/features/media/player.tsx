import Play from 'lucide-react/icons/play';
import { useCallback } from 'react';
import { messages } from '../../lib/language/messages.ts';
import type { MediaPlace } from './load-media.ts';
import css from './media.module.css';
import { MediaPlaceholder } from './media-placeholder.tsx';
import { useMedia } from './use-media.ts';

/** Sound or video, loaded when somebody wants to play it; with the browser's own controls. */
export function Player({
  place,
  kind: Kind,
  what,
  size,
}: {
  place: MediaPlace;
  kind: 'audio' | 'video';
  /** What it is, in a word. */
  what: string;
  size: string | null;
}) {
  const { state, load, fail } = useMedia(place);
  // The button that was pressed is gone: whoever pressed it goes on here.
  const focus = useCallback((element: HTMLMediaElement | null) => element?.focus(), []);
  return (
    <div className={css.frame} data-kind={Kind} aria-busy={state.phase === 'loading'}>
      {state.phase === 'ready' ? (
        <Kind
          ref={focus}
          className={css.fitted}
          src={state.url}
          controls
          autoPlay
          aria-label={what}
          onError={() => fail('broken')}
        />
      ) : (
        <MediaPlaceholder state={state} onAsk={load}>
          <Play size={14} aria-hidden="true" />
          <span>{[messages.media.play(what), size].filter(Boolean).join(' · ')}</span>
        </MediaPlaceholder>
      )}
    </div>
  );
}
