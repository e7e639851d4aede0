import { useCallback, useEffect, useRef, useState } from 'react';
import { loadMedia, type MediaFailure, type MediaPlace } from './load-media.ts';

export type MediaState =
  | { readonly phase: 'idle' | 'loading' }
  /** The address is good as long as what asked for it is on screen. */
  | { readonly phase: 'ready'; readonly url: string }
  | { readonly phase: 'failed'; readonly failure: MediaFailure };

const IDLE: MediaState = { phase: 'idle' };

/** A file that is loaded when it is asked for. Give what shows another place another key. */
export function useMedia({ conversationId, messageId, index }: MediaPlace) {
  const [state, setState] = useState(IDLE);
  const leaving = useRef<AbortController>(null);
  const url = useRef<string>(null);

  const forget = useCallback(() => {
    leaving.current?.abort();
    if (url.current !== null) URL.revokeObjectURL(url.current);
    leaving.current = url.current = null;
  }, []);
  useEffect(() => forget, [forget]);

  const load = useCallback(async () => {
    forget();
    const here = new AbortController();
    leaving.current = here;
    setState({ phase: 'loading' });
    const loaded = await loadMedia({ conversationId, messageId, index }, here.signal);
    if (here.signal.aborted) return;
    if (typeof loaded === 'string') return setState({ phase: 'failed', failure: loaded });
    url.current = URL.createObjectURL(loaded);
    setState({ phase: 'ready', url: url.current });
  }, [conversationId, messageId, index, forget]);

  const fail = useCallback((failure: MediaFailure) => setState({ phase: 'failed', failure }), []);
  return { state, load, fail };
}
