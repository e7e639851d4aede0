import DownloadIcon from 'lucide-react/icons/download';
import { useEffect, useRef } from 'react';
import { messages } from '../../lib/language/messages.ts';
import type { MediaPlace } from './load-media.ts';
import { MediaPlaceholder } from './media-placeholder.tsx';
import { useMedia } from './use-media.ts';

/** Saves a file on the machine of whoever asks; it is never opened here. */
export function Download({ place, fileName, what }: { place: MediaPlace; fileName: string; what: string }) {
  const { state, load } = useMedia(place);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (state.phase === 'ready') link.current?.click();
  }, [state]);
  return (
    <>
      <MediaPlaceholder state={state} onAsk={load}>
        <DownloadIcon size={14} aria-hidden="true" />
        <span>{messages.media.download(what)}</span>
      </MediaPlaceholder>
      {/* biome-ignore lint/a11y/useAnchorContent: nobody sees it; only such an element can save under a name */}
      {state.phase === 'ready' && <a ref={link} href={state.url} download={fileName} hidden tabIndex={-1} />}
    </>
  );
}
