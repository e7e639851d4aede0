import { useCallback, useRef, useState } from 'react';
import { messages } from '../../lib/language/messages.ts';
import type { MediaPlace } from './load-media.ts';
import css from './media.module.css';
import { MediaPlaceholder } from './media-placeholder.tsx';
import { useMedia } from './use-media.ts';
import { useSeen } from './use-seen.ts';

/** A picture, loaded when it comes into view. Its frame has its size from the start: nothing moves when it comes. */
export function Picture({ place, alt }: { place: MediaPlace; alt: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [isAsked, setAsked] = useState(false);
  const { state, load, fail } = useMedia(place);
  useSeen(
    frame,
    useCallback(() => void load(), [load]),
  );
  const isUnseen = !isAsked && state.phase !== 'failed';
  return (
    <div ref={frame} className={css.frame} aria-busy={state.phase === 'loading'}>
      {state.phase === 'ready' ? (
        <img src={state.url} alt={alt} className={css.fitted} onError={() => fail('broken')} />
      ) : isUnseen ? (
        <span className="visually-hidden">{messages.media.loading}</span>
      ) : (
        <MediaPlaceholder
          state={state}
          onAsk={() => {
            setAsked(true);
            void load();
          }}
        >
          {messages.media.again}
        </MediaPlaceholder>
      )}
    </div>
  );
}
