import { useEffect, useRef } from 'react';

/** When what has the focus is taken out of the page, the focus goes somewhere sensible, not to nowhere. */
export function useFocusGuard(fallback: () => void): void {
  const latest = useRef(fallback);
  useEffect(() => {
    latest.current = fallback;
  });
  useEffect(() => {
    let focused: EventTarget | null = null;
    const onFocus = (event: FocusEvent): void => {
      focused = event.target;
    };
    // A removed element fires no blur event, so the page itself is watched.
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body || !(focused instanceof Element)) return;
      if (focused.isConnected) return;
      focused = null;
      latest.current();
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}
