import DownloadIcon from 'lucide-react/icons/download';
import { useEffect, useRef } from 'react';
import { words } from '../../lib/language/words.ts';
import { Asking } from './asking.tsx';
import type { MediaPlace } from './load-media.ts';
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
      <Asking state={state} onAsk={load}>
        <DownloadIcon size={14} aria-hidden="true" />
        <span>{words.media.download(what)}</span>
      </Asking>
      {/* biome-ignore lint/a11y/useAnchorContent: nobody sees it; only such an element can save under a name */}
      {state.phase === 'ready' && <a ref={link} href={state.url} download={fileName} hidden tabIndex={-1} />}
    </>
  );
}
